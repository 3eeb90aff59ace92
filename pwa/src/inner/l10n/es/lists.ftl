# Español: sin revisar por hablantes nativos.
# Listas corrientes. Donde otra pantalla usa x, aquí se dice “lists-x”.

## Partes

section-food-title = Comida
section-food-line = Nevera y despensa
section-food-hint = No hay nada en la lista. Añade lo que falte.
list-food-items = Comida
add-food-items = Añadir a la lista

section-household-title = Casa
section-household-line = Limpieza, bombillas, bolsas
section-household-hint = No hay nada en la lista. Añade lo que se acaba.
list-household-items = Casa
add-household-items = Añadir a la lista

section-chemist-title = Farmacia
section-chemist-line = Baño y botiquín
section-chemist-hint = No hay nada en la lista.
list-chemist-items = Farmacia
add-chemist-items = Añadir a la lista

section-wear-title = Ropa
section-wear-line = Para comprar o cambiar
section-wear-hint = No hay nada en la lista.
list-wear-items = Ropa
add-wear-items = Añadir a la lista

section-presents-title = Regalos
section-presents-line = Ideas para otras personas
section-presents-hint = Aún no hay ideas. Apunta una cuando llegue.
list-presents-items = Regalos
add-presents-items = Añadir a la lista

section-kitchen-title = Cocina
section-kitchen-line = Cocinar y comer
section-kitchen-hint = No hay nada que hacer.
list-kitchen-items = Cocina
add-kitchen-items = Añadir una tarea

section-rooms-title = Cuartos
section-rooms-line = Polvo, suelos, baño
section-rooms-hint = No hay nada que hacer.
list-rooms-items = Cuartos
add-rooms-items = Añadir una tarea

section-laundry-title = Ropa sucia
section-laundry-line = Lavar, secar, planchar
section-laundry-hint = No hay nada que hacer.
list-laundry-items = Ropa sucia
add-laundry-items = Añadir una tarea

section-outdoors-title = Fuera
section-outdoors-line = Balcón, jardín, bici
section-outdoors-hint = No hay nada que hacer.
list-outdoors-items = Fuera
add-outdoors-items = Añadir una tarea

section-repairs-title = Para arreglar
section-repairs-line = Lo que está roto o flojo
section-repairs-hint = Todo en orden.
list-repairs-items = Para arreglar
add-repairs-items = Añadir una tarea

section-classes-title = Clases
section-classes-line = Antes y después de cada una
section-classes-hint = No hay nada apuntado.
list-classes-items = Clases
add-classes-items = Añadir

section-reading-title = Lecturas
section-reading-line = Temas y artículos
section-reading-hint = No hay nada que leer.
list-reading-items = Lecturas
add-reading-items = Añadir

section-assignments-title = Trabajos
section-assignments-line = Para entregar
section-assignments-hint = No hay nada que entregar.
list-assignments-items = Trabajos
add-assignments-items = Añadir

section-exams-title = Exámenes
section-exams-line = Pruebas y repaso
section-exams-hint = No hay pruebas apuntadas.
list-exams-items = Exámenes
add-exams-items = Añadir

section-supplies-title = Material
section-supplies-line = Libros, bolis, papel
section-supplies-hint = No hay nada en la lista.
list-supplies-items = Material
add-supplies-items = Añadir

section-strength-title = Fuerza
section-strength-line = Series y repeticiones
section-strength-hint = Aún no hay ejercicios.
list-strength-items = Fuerza
add-strength-items = Añadir

section-cardio-title = Correr y cardio
section-cardio-line = Distancia o tiempo
section-cardio-hint = Aún no hay ejercicios.
list-cardio-items = Correr y cardio
add-cardio-items = Añadir

section-stretching-title = Estirar
section-stretching-line = Antes y después
section-stretching-hint = Aún no hay ejercicios.
list-stretching-items = Estirar
add-stretching-items = Añadir

section-habits-title = Hábitos
section-habits-line = Cosas pequeñas de cada día
section-habits-hint = Aún no hay hábitos.
list-habits-items = Hábitos
add-habits-items = Añadir

section-aims-title = Metas
section-aims-line = Hacia dónde ir
section-aims-hint = Aún no hay metas.
list-aims-items = Metas
add-aims-items = Añadir

kind-buy = Para comprar
field-buy-what = Qué
field-buy-amount = Cuánto
field-buy-shop = Dónde
field-buy-note = Nota
field-buy-done = Comprado
kind-chore = Tarea
field-chore-what = Qué
field-chore-every = Cada cuánto
option-chore-every-day = Cada día
option-chore-every-week = Cada semana
option-chore-every-month = Cada mes
option-chore-every-season = Cada temporada
field-chore-who = Quién
field-chore-note = Nota
field-chore-done = Hecho
kind-task = Para hacer
field-task-what = Qué
field-task-subject = Asignatura
field-task-due = Para el día
field-task-note = Nota
field-task-done = Hecho
kind-exercise = Ejercicio
field-exercise-what = Qué
field-exercise-amount = Cuánto
field-exercise-day = Día
option-exercise-day-mon = Lunes
option-exercise-day-tue = Martes
option-exercise-day-wed = Miércoles
option-exercise-day-thu = Jueves
option-exercise-day-fri = Viernes
option-exercise-day-sat = Sábado
option-exercise-day-sun = Domingo
field-exercise-note = Nota
field-exercise-done = Hecho

## Pantallas

look-name-shopping = Compra
look-name-chores = Tareas de casa
look-name-study = Estudio
look-name-training = Entrenamiento
lists-bar = Listas
lists-tick = { $title }: hecho
lists-open-count =
    { $count ->
        [0] Nada pendiente
        [one] 1 pendiente
       *[other] { $count } pendientes
    }
lists-remove-done = Quitar lo marcado
lists-removed-done =
    { $count ->
        [one] 1 quitado.
       *[other] { $count } quitados.
    }
settings-examples = Ejemplos
settings-examples-line = Cosas que vienen solas
examples-keep = Mantener ejemplos
examples-hint = Llegan ejemplos nuevos y algunos se marcan solos. Lo que añades o cambias tú se queda como está.
examples-on = Sí
examples-off = No
examples-remove = Quitar todos los ejemplos

## Dicho en su lugar

lists-nav-plan = Listas
lists-search-parts = Listas
lists-search-yours = En las listas
lists-kept-memory = Guardado hasta que cierres
lists-home-newer = Lo escribió una versión más nueva de la app. Aquí se puede leer. Para cambiarlo, cierra la app y ábrela otra vez con conexión.
lists-home-memory = Este navegador no puede guardar nada. Las listas están aquí hasta que cierres.
lists-home-room-filling = Las listas se están llenando. Aún queda sitio.
lists-home-room-full = Las listas están llenas. Puedes cambiar y quitar cosas, pero no cabe más texto.
lists-sync-sent = Guardado en este teléfono, con una copia en el servidor.
lists-why-save-full = Las listas están llenas. Lo que escribiste está en la pantalla, pero no guardado. Acorta o quita algo.
lists-why-save-none = Lo que escribiste está en la pantalla, pero no se pudo guardar. Prueba otra vez antes de cerrar.
lists-why-save-shrunk = Aquí hay mucho menos que antes, así que no se sobrescribió nada. Cierra y abre otra vez para verlo todo.
lists-why-create-file = El navegador de este teléfono no pudo hacer sitio para tus listas. ¿Está lleno? No se cambió nada. Puedes hacer sitio y probar otra vez.
lists-set-code-title = Tu código
lists-code-remember = Este código abre tus listas. Está hecho al azar.
lists-code-write = Puedes aprenderlo en tres partes o apuntarlo.
lists-code-strength-10 = Un código más largo es más difícil de adivinar. Diez cifras bastan casi siempre.
lists-code-strength-12 = Doce cifras son más difíciles de adivinar.
lists-set-practise-leave = Si cierras ahora no se guarda nada, y puedes empezar otra vez más tarde.
lists-set-keeping = Preparando un sitio para tus listas. Puede tardar un momento.
lists-settings-leaving = Cerrar
lists-settings-leaving-line = El botón de la esquina, y solo
lists-intro-exit = El botón de la esquina cierra las listas.
lists-leaving-shift = Cerrar con la tecla Mayús
lists-leaving-idle = Cerrar solo, sin tocar, tras
lists-leaving-now = Cerrar ahora
lists-set-leave-what = Al cerrar se ve { the-cover }. Funciona sin conexión.
lists-leaving-taps = Cerrar con tres toques
lists-leaving-taps-hint = Toca tres veces la parte de arriba.
lists-leaving-face = Cerrar con el teléfono boca abajo
lists-leaving-face-hint = Algunos teléfonos no dicen cómo están.
lists-leaving-shake = Cerrar al agitar
lists-leaving-outside = Después mostrar esta página
lists-settings-code-line = Cambiarlo
lists-code-known = Código nuevo y claves nuevas
lists-code-known-more = Tienes un código nuevo, y las copias tienen claves nuevas. El código viejo ya no abre nada.
lists-code-known-cost = Tu otro teléfono deja de recibir cambios hasta que lleves las listas otra vez. Las palabras de antes dejan de servir.
lists-code-renewed = Tu otro teléfono necesita las listas otra vez: Ajustes, “Otro teléfono”. Si tenías 12 palabras, ahora hay otras: apúntalas.
lists-wayback-why = Solo tu código abre las listas. Puedes tener una vuelta o ninguna. Se puede cambiar después.
lists-wayback-none-more = Si se pierde el código, se pierden las listas.
lists-wayback-words-more = Apuntas 12 palabras. Quien las tenga también puede abrir las listas.
lists-wayback-words-how = Apúntalas en este orden, en papel.
lists-wayback-has = Tienes 12 palabras. Con ellas vuelven las listas en cualquier teléfono, mientras haya copia en el servidor.
lists-intro-lost = Si olvidas el código, las listas ya no se pueden abrir.
lists-settings-phone-line = Tener las listas en dos teléfonos
lists-phone-how = Así los dos teléfonos tienen las mismas listas. Lo que cambias en uno llega al otro. Cada teléfono tiene su código.
lists-phone-trust = Quien escanee esto también tiene las listas.
lists-settings-file-line = Una copia que guardas tú
lists-file-how = El archivo tiene todas tus listas, cerrado con el código de ahora. Se abre aquí o en otro teléfono.
lists-file-live-here-more = Estará en tus descargas. Para abrirlo hace falta el código.
lists-file-live-other-more = Muévelo allí cuando esté hecho.
lists-file-live-person = Con una amistad
lists-file-live-person-more = Para abrirlo hace falta el código.
lists-file-live-cloud-more = Para abrirlo hace falta el código.
lists-file-name = Se llama { $name }. Puedes darle otro nombre.
lists-file-trace = Estará en la lista de descargas del navegador.
lists-server-what = Lleva las listas a tu otro teléfono, y las devuelve si pierdes este.
lists-server-cleared = La copia del servidor está borrada. Las listas solo están en este teléfono.
lists-server-keep-more = Se hace una copia nueva. Después lleva las listas otra vez a tu otro teléfono.
lists-intro-wipe = Esto borra las listas de aquí. No se puede deshacer.
lists-settings-clear = Borrar las listas
lists-settings-clear-line = En este teléfono, en el servidor o en los dos
lists-clear-which = ¿Qué quieres borrar?
lists-clear-what-here = Las listas de este teléfono
lists-clear-what-there = La copia del servidor
lists-clear-what-everywhere = Todo
lists-clear-here-what = Esto quita las listas de este teléfono. Ningún código las abre aquí después.
lists-clear-here-server = La copia del servidor se queda. Puede traer las listas con tus 12 palabras o tu otro teléfono.
lists-clear-here-none = No hay copia en el servidor. Sin un archivo o tu otro teléfono, las listas se pierden.
lists-clear-here-others = Tu otro teléfono y los archivos guardados se quedan como están.
lists-clear-here-go = Borrar las listas de este teléfono
lists-clear-here-sure = ¿Borrar las listas de este teléfono? La copia del servidor no se toca.
lists-clear-there-what = La copia del servidor se destruye y no vuelve.
lists-clear-there-stays = Este teléfono conserva sus listas. Tu otro teléfono conserva las suyas, pero ya no recibe cambios. Las 12 palabras ya no encuentran nada.
lists-clear-there-sure = ¿Borrar la copia del servidor? Este teléfono conserva sus listas.
lists-clear-everywhere-what = Esto quita las listas de este teléfono y destruye la copia del servidor.
lists-clear-everywhere-others = Tus otros teléfonos borran sus listas la próxima vez que las abras.
lists-clear-everywhere-told = Al final se dice al final si se llegó al servidor.
lists-clear-everywhere-stays = Los archivos guardados se quedan como están.
lists-clear-everywhere-go = Borrar todo
lists-clear-everywhere-sure = ¿Borrar las listas de este teléfono y la copia del servidor?
lists-why-clear-here-file = Las listas no se pudieron borrar del todo. Mantén otra vez. Si sigue, borra los datos de este sitio en los ajustes del navegador.
lists-welcome-title = Todo listo
lists-broken-text = Algo falló en esta pantalla. Lo guardado antes sigue igual. Cierra y abre otra vez.
lists-code-words-only = Las palabras abren tus listas solo en esta app. En la calculadora y el temporizador no hay dónde escribirlas. Algunos teclados aprenden las palabras que escribes.
