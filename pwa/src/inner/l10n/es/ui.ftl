# Las pantallas que rodean el plan. La misma voz que en inglés: palabras cortas, una idea por línea, y decides tú.

### Variables: $them es la palabra propia para la otra persona, o them-default.

## En todas partes

back = Atrás
close = Cerrar
done = Listo
next = Siguiente
enough = Parar aquí
add = Añadir
added = Añadido.
remove = Quitar
removed = Quitado.
undo = Deshacer
undone = Deshecho.
redone = Hecho otra vez.
try-again = Probar otra vez
bar-label = Principal
bar-search = Buscar
bar-settings = Ajustes

kept = Guardado
kept-memory = Guardado hasta que salgas
kept-writing = Guardando…
kept-not = Sin guardar aún
kept-read = Solo lectura

entry-long = Tiene más de { $max } letras. Sigue aquí en la pantalla, pero aún no está guardado. Un texto más corto sí se guarda.
entry-full = No queda sitio para más texto. Lo que escribiste sigue en la pantalla, pero no está guardado. Acorta o quita otra cosa, y luego escribe aquí una letra más.
entry-read = Esto no se puede cambiar aquí: lo escribió una versión más nueva de la app. Lo que escribiste está solo en la pantalla.

gone-title = Ya no está aquí
gone-text = Se quitó, quizás en tu otro teléfono.

broken-title = Esto no se pudo abrir
broken-text = Algo salió mal en esta pantalla. Lo que estaba guardado sigue igual. Sal y ábrelo otra vez.

when-days-hint = Elige días, o ninguno si vale cualquiera.
when-from = Desde
when-to = Hasta
when-between = de { $from } a { $to }
when-after = desde { $from }
when-until = hasta { $to }

ref-none = Aún no hay nada que elegir. Puedes añadir algo aquí.
ref-new = O añade: { $what }
offer-take = Usar estas palabras

pad-erase = Borrar la última cifra
pad-count =
    { $count ->
        [0] Aún no hay nada escrito
        [one] 1 cifra escrita
       *[other] { $count } cifras escritas
    }

hold-label = Mantén 3 segundos: { $what }
hold-going = Sigue apretando. Suelta para parar.
hold-taps = Prefiero tocar dos veces
hold-cancel = No, volver

## Por qué algo no se pudo hacer

why-none = No ha salido bien.
why-file = El navegador de este teléfono no pudo escribirlo. ¿Está lleno el teléfono? Sigue abierto aquí, así que puedes probar otra vez.
why-full = No queda sitio para más texto. Acorta o quita algo.
why-newer = Lo escribió una versión más nueva de la app. Aquí se puede leer, pero no cambiar. Cierra la app y ábrela otra vez para tener la versión nueva.
why-shrunk = Faltaría más de la mitad, así que no se ha escrito encima. No se ha perdido nada.
why-offline = Ahora no hay conexión. No se ha perdido nada.
why-refused = El servidor ha dicho que no. No se ha perdido nada. Puedes probar más tarde.
why-expired = Tardaba demasiado y se ha parado. Puedes probar otra vez.
why-room = El servidor está lleno ahora. Todo sigue en este teléfono.
why-gone = La copia del servidor se borró.

why-save-file = Lo que escribiste está en la pantalla, pero este teléfono no pudo guardarlo. Deja esto abierto y prueba otra vez. Si el teléfono está lleno, haz antes algo de sitio.
why-save-full = El plan está lleno. Lo que escribiste está en la pantalla, pero no está guardado. Acorta o quita algo.
why-save-none = Lo que escribiste está en la pantalla, pero no se pudo guardar. Prueba otra vez antes de salir.
why-save-shrunk = Aquí hay mucho menos que antes, así que no se ha escrito encima del plan. Sal y ábrelo otra vez para verlo entero.
why-create-file = El navegador de este teléfono no pudo hacer el sitio para tu plan. ¿Está lleno el teléfono? No ha cambiado nada. Puedes hacer sitio y probar otra vez.
why-create-full = Lo que ha llegado es demasiado grande para guardarlo aquí.
why-code-none = Ese no es el código que usas ahora. No ha cambiado nada. Prueba una vez más.
why-code-file = El código nuevo no se pudo guardar. El de ahora sigue valiendo.
why-code-offline = Esto necesita conexión, y ahora no hay. No ha cambiado nada.
why-words-none = Aún no hay palabras.
why-words-offline = Las palabras necesitan conexión una vez, y ahora no hay. Prueba más tarde.
why-take-none = Con esto no se encontró nada. Quizás pasaron los dos minutos, o una palabra es otra. Pide unas nuevas en el otro teléfono.
why-take-expired = Pasaron los dos minutos. Pide unas nuevas en el otro teléfono.
why-take-offline = Ahora no hay conexión. Los dos teléfonos la necesitan para esto.
why-take-gone = La copia del otro teléfono en el servidor se borró, así que no puede venir.
why-send-offline = Ahora no hay conexión. Los dos teléfonos la necesitan para esto.
why-send-gone = No hay copia en el servidor, así que no puede ir a otro teléfono. Puedes volver a tener una en Ajustes, en «La copia del servidor».
why-from-words-none = Con estas palabras no se encontró nada. Mira cada una otra vez.
why-from-words-offline = Ahora no hay conexión. Las palabras la necesitan.
why-from-words-gone = Las palabras son buenas, pero la copia del servidor se borró.
why-from-file-none = Ese archivo y ese código no se abren. ¿Es el código que tenías al hacer el archivo?
why-from-file-newer = Este archivo lo hizo una versión más nueva de la app. Actualiza antes la app aquí.
why-to-file-file = No se pudo hacer el archivo. No ha cambiado nada.
why-clear-here-file = Este teléfono no se pudo vaciar del todo. Mantén otra vez. Si sigue igual, borra los datos de este sitio en los ajustes del navegador.
why-clear-there-offline = No hay conexión, así que la copia sigue en el servidor. Prueba cuando la haya.
why-keep-there-offline = Ahora no hay conexión. Se probará otra vez.

## Primer uso

set-on = Seguir
set-skip = { btn-skip }
set-read = Lo he leído

set-watched-no = Creo que no
set-watched-unsure = No lo sé
set-watched-yes = Sí, quizás
set-watched-spy = Una app que espía un teléfono ve todo lo que hay en la pantalla. Nada de aquí puede evitarlo.
set-watched-stop = Parar aquí y salir
set-watched-note = Tu respuesta no se guarda.

limits-title = Qué puede hacer esto y qué no
limit-spy = Quien mira la pantalla mientras escribes el código lo sabe. Algunos teclados aprenden las palabras que escribes.
limit-seen = El navegador puede mostrar que se visitó este sitio, y tu red, que se llegó a él. Los ajustes del teléfono muestran las apps instaladas.
set-over = Si antes se guardó algo en este teléfono con otro código, empezar aquí escribe encima. Se perdería.

# La app de delante, dentro de una frase.
the-cover = { $cover ->
    [converter] el conversor
    [timer] el temporizador
   *[calculator] la calculadora
}
a-cover = { $cover ->
    [converter] un conversor
    [timer] un temporizador
   *[calculator] una calculadora
}

set-cover-title = ¿Cuál te gustaría ver?
set-cover-why = Es lo que se ve en el teléfono. Cada una funciona de verdad. Tu plan está detrás, elijas la que elijas.
set-cover-here = Esta es la que ves ahora.
set-cover-how = Si eliges otra, se abre su página. Allí escribe otra vez el código de inicio y mantén C. No se pierde nada: todavía no se guarda nada.
set-cover-use = Abrir la página de: { $name }
set-cover-words = En { $name }, un código también puede ser de palabras, escritas en su campo de búsqueda.
set-cover-keep = Seguir con esta

set-install-title = Primero, ponla en este teléfono
set-install-done = Está en este teléfono
set-install-why = En una pestaña, el teléfono puede borrar lo que guardas. Algunos lo hacen tras 7 días sin visita. Una app en la pantalla de inicio lo conserva.
set-install-ask = Poner { the-cover } en este teléfono
set-install-manual = Abre el menú del navegador y elige «Instalar app» o «Añadir a pantalla de inicio». Se ve como { a-cover }.
set-install-later = Seguir sin eso
set-install-trace = Estará en la lista de apps como { a-cover }. Si una app nueva llamaría la atención, la pestaña también vale. Puedes hacerlo después.
set-ios-1 = Toca el signo de compartir, abajo en Safari.
set-ios-2 = Baja y toca «Añadir a pantalla de inicio».
set-ios-3 = Abre { the-cover } desde la pantalla de inicio y empieza allí otra vez. Una pestaña y una app de inicio no comparten lo que guardan.
set-ios-add = Añadir a inicio
set-persist-why = Puedes pedirle al navegador que no borre este sitio por su cuenta.
set-persist-ask = Pedírselo
set-persist-yes = El navegador ha dicho que sí.
set-persist-no = El navegador no ha dicho que sí. Es normal en una pestaña. Más adelante, una vuelta atrás ayuda.

set-begin-title = ¿Por dónde quieres empezar?
set-begin-new = Un plan nuevo
set-begin-new-more = Vacío, en este teléfono.
set-begin-phone = Desde mi otro teléfono
set-begin-phone-more = Escanea un cuadrado o escribe 8 palabras.
set-begin-words = Con mis 12 palabras
set-begin-words-more = Si las apuntaste antes.
set-begin-file = Desde un archivo
set-begin-file-more = El archivo que guardaste y su código.

set-phone-title = Desde mi otro teléfono
set-phone-how = En el otro teléfono, abre Ajustes y luego «Otro teléfono».
set-phone-scan = Escanear el cuadrado
set-phone-scanning = Pon el cuadrado delante de la cámara.
set-phone-nocamera = Aquí no se puede usar la cámara. Puedes escribir las 8 palabras.
set-phone-notthis = Ese cuadrado es de otra cosa.
set-phone-stop = Parar la cámara
set-phone-words = Las 8 palabras del otro teléfono
set-phone-take = Traerlo
set-phone-wait = Pidiéndolo. Puede tardar un momento.

set-words-title = Con mis 12 palabras
set-words-label = Tus 12 palabras, en su orden
set-words-take = Buscar mi plan
set-words-wait = Buscándolo. Puede tardar un momento.
words-count =
    { $count ->
        [one] 1 de { $most } palabras
       *[other] { $count } de { $most } palabras
    }
words-unknown = «{ $word }» no es una de las palabras. ¿Cambia alguna letra?
words-mixed = Todas son palabras de la lista, pero juntas no encajan. ¿Está bien el orden?
words-offers = Palabras que se parecen
words-hint = En minúsculas, con un espacio entre palabras. Son palabras en inglés.

set-file-title = Desde un archivo
set-file-pick = Elegir el archivo
set-file-picked = Hay un archivo elegido.
set-file-wrong = Ese archivo no es de aquí: tiene otro tamaño.
set-file-code = El código que tenía cuando se hizo
set-file-open = Abrirlo
set-file-wait = Probando el código. Puede tardar un momento.

set-code-title = Tu código
set-code-wait = Sorteando un código…
set-code-next = Probarlo
set-code-another = Sortear otro
code-remember = Este código abre tu plan. Sale por azar, así que nadie puede adivinarlo por lo que sabe de ti.
code-write = Puedes aprenderlo en tres partes. Si lo apuntas, tenlo lejos de este teléfono. Puede parecer un número de teléfono entre otros. Si alguien podría encontrarlo, no lo apuntes.
code-length = De largo
code-10 = 10 cifras
code-12 = 12 cifras
code-strength-10 = Alguien podría copiar los archivos de este teléfono y probar cada código. Con 10 cifras, alquilar las máquinas para eso cuesta unos 1.700 dólares.
code-strength-12 = Con 12 cifras, alquilar las máquinas para probar cada código cuesta unos 170.000 dólares.
code-words = Cuatro palabras
code-strength-words = Con cuatro palabras, alquilar las máquinas para probar cada código cuesta más de 100 millones de dólares.
code-words-only = Las palabras abren tu plan solo en esta app. En la calculadora y el temporizador no hay dónde escribirlas. Algunos teclados aprenden las palabras que escribes.
pad-there = ¿Es de palabras? Escríbelo delante

set-practise-title = Prueba tu código
set-practise-why = Lo vas a escribir dos veces en { the-cover }, para que los dedos lo sepan.
set-practise-1 = Aparece { the-cover }. Funciona como siempre.
set-practise-2 = Escribe tu código con sus teclas.
set-practise-3 = Luego mantén la tecla «{ $key }» un momento. O apriétala tres veces, rápido.
set-practise-go = Mostrar { the-cover }
set-practise-once-more = Una vez más
set-practise-wrong = No es igual del todo. Pasa. Míralo otra vez.
set-practise-right = Eso es. Una vez más y ya es tuyo.
set-practise-done = Bien, las dos veces.
set-practise-leave = Si sales ahora, no se guarda nada, y puedes empezar otra vez después.
set-keeping = Haciendo el sitio para tu plan. Puede tardar un momento.

set-leave-title = Prueba a salir, una vez
set-leave-how = Toca el botón de la esquina. Está en todas las páginas.
set-leave-what = Al salir, { the-cover } aparece al instante y el plan se cierra. No pregunta nada y funciona sin conexión.
set-leave-back = Luego escribe tu código y mantén «{ $key }», y vuelves aquí.
set-leave-shift = Con un teclado: aprieta Mayús tres veces. Se puede apagar en Ajustes. Cerrar la ventana también vale.
set-leave-try = Salir ahora, para probar

welcome-title = Ya puedes empezar
welcome-back = Has vuelto
welcome-tried = Salir funciona, y tu código también.
welcome-begin = Abrir mi plan

## Inicio

home-title-name = El plan de { $name }
home-more =
    { $count ->
        [one] Una parte más
       *[other] { $count } partes más
    }
home-fewer = Mostrar menos
home-newer = Este plan lo escribió una versión más nueva de la app. Aquí lo puedes leer. Para cambiarlo, sal y abre la app otra vez con conexión.
home-memory = Este navegador no puede guardar nada. Tu plan está aquí hasta que salgas; luego ya no está en este teléfono.
home-room-filling = El plan se está llenando. Aún queda algo de sitio.
home-room-full = El plan está lleno. Puedes cambiar y quitar cosas, pero no hay sitio para más texto.
home-healed = Una parte de lo guardado en este teléfono estaba dañada. Se ha arreglado con su segunda copia. No falta nada.
home-wayback = Si olvidas tu código, ¿hay una vuelta atrás? Aún no hay ninguna.
home-wayback-look = Verlo
home-wayback-no = Ninguna está bien

sync-off = Solo en este teléfono.
sync-sent = En este teléfono, y una copia cerrada está en el servidor.
sync-pending = En este teléfono. Aún no se ha enviado al servidor.
sync-offline = En este teléfono. Sin conexión: aún no se ha enviado al servidor.
sync-newer = Tu otro teléfono tiene una versión más nueva de la app. Este guarda lo que escribes, y lo envía cuando la app de aquí también sea nueva.
sync-room = El servidor está lleno. Todo sigue en este teléfono y se envía después.
sync-gone = La copia del servidor se borró. Todo sigue en este teléfono.
sync-full = Los dos teléfonos juntos tienen más de lo que cabe. No se ha perdido nada. Acorta algo en uno de ellos.

situation-note = Esto solo cambia qué partes van primero. Todas siguen abiertas para ti.

## Una parte del plan

section-ask-first = Empezar con una pregunta
section-ask =
    { $count ->
        [one] Ver la pregunta
       *[other] Ver las { $count } preguntas
    }
section-away = Apartar esta parte
section-away-done = Apartada. Al buscar, sigue apareciendo.
stale-section = Ha pasado un tiempo. ¿Sigue estando bien?
review-kept = Está bien saberlo.
question-count = Pregunta { $n } de { $count }. Puedes saltar cualquiera.

star-label = { $title }: en la página Ir ya
star-row = En la página Ir ya
star-full = En la página Ir ya no caben más de estos. Quita uno antes.
move-up = { $title }: subir
move-down = { $title }: bajar
trip-paused = En pausa
trip-old = Antiguo
step-way = Lo que estorba: { $way }
step-close = Cerrar
step-more = Más

check-after-notgood = Gracias por decirlo. ¿Qué te vendría bien?
check-opt-gonow = Ver Ir ya
check-opt-call = Llamar a alguien
check-opt-write = Solo escribir
check-opt-nothing = Nada por ahora

## Ir ya

gonow-build = Elegirlos ahora
gonow-edit = Cambiar
gonow-call-to = Llamar a { $name }
gonow-text-to = Escribir a { $name }
pick-title = Tu página Ir ya
pick-how = La estrella pone una cosa en la página. Deja fuera lo que quieras.
pick-place = ¿A dónde irías?
pick-person = ¿A quién llamarías o escribirías?
pick-thing = ¿Qué te llevarías, si hay tiempo?
pick-number = Cómo localizar a { $name }
pick-count =
    { $count ->
        [0] Nada elegido. Caben { $most }.
        [one] 1 elegido. Caben { $most }.
       *[other] { $count } elegidos. Caben { $most }.
    }
pick-see = Ver la página

## Buscar

search-title = Buscar
search-label = ¿Qué buscas?
search-hint = Solo se busca en este teléfono. No se envía nada.
search-found =
    { $count ->
        [0] No se ha encontrado nada. ¿Quizás otra palabra?
        [one] 1 encontrado
       *[other] { $count } encontrados
    }
search-yours = En tus palabras
search-parts = Partes del plan

## Ajustes

settings-title = Ajustes
settings-words = Palabras
settings-words-line = Cómo llamarte, y a la otra persona
settings-situation = Qué encaja ahora
settings-situation-line = Qué partes van primero
settings-look = Idioma y aspecto
settings-look-line = Idioma, claro u oscuro, tamaño de letra
settings-leaving = Salir
settings-leaving-line = La esquina, la tecla Mayús, y sin tocar nada
settings-code = Mi código
settings-code-line = Cambiarlo, o alguien lo sabía
settings-wayback = Una vuelta atrás
settings-wayback-line = 12 palabras, por si olvidas el código
settings-phone = Otro teléfono
settings-phone-line = Tener el plan en dos teléfonos
settings-file = Guardar en un archivo
settings-file-line = Una copia cerrada que guardas tú
settings-limits = Qué puede hacer esto y qué no
settings-limits-line = Los límites, con palabras claras
settings-server = La copia del servidor
settings-server-line = Cómo está, y tener una

words-why = La app usa estas palabras cuando te habla. Todas pueden quedar vacías.

look-language = Idioma
look-language-hint = También cambia { the-cover }.
look-theme = Claro u oscuro
look-theme-phone = Como el teléfono
look-theme-light = Claro
look-theme-dark = Oscuro
look-size = Tamaño de letra
look-size-one = { $percent } %

leaving-corner = Dónde está el botón
# $dir es ltr o rtl: «start» es el lado donde empiezan las líneas.
leaving-corner-top-start = Arriba a la { $dir ->
    [rtl] derecha
   *[ltr] izquierda
 }
leaving-corner-top-end = Arriba a la { $dir ->
    [rtl] izquierda
   *[ltr] derecha
 }
leaving-corner-bottom-start = Abajo a la { $dir ->
    [rtl] derecha
   *[ltr] izquierda
 }
leaving-corner-bottom-end = Abajo a la { $dir ->
    [rtl] izquierda
   *[ltr] derecha
 }
leaving-shift = Salir con la tecla Mayús
leaving-shift-hint = Aprieta Mayús tres veces. Apágalo si te estorba.
leaving-shift-on = Sí
leaving-shift-off = No
leaving-idle = Salir sin tocar nada, después de
leaving-idle-hint = Lo que escribiste se guarda antes.
leaving-idle-15 = 15 segundos
leaving-idle-30 = 30 segundos
leaving-idle-60 = 1 minuto
leaving-idle-180 = 3 minutos
leaving-idle-300 = 5 minutos
leaving-idle-900 = 15 minutos
leaving-now = Salir ahora

code-change = Cambiar mi código
code-change-more = Recibes un código nuevo por azar. El de antes ya no abre nada.
code-change-go = Código nuevo
code-known = Alguien sabía mi código
code-known-more = Recibes un código nuevo y llaves nuevas para todo. Quien sabía el código, o tiene una copia, no ve lo que venga después.
code-known-cost = Tu otro teléfono deja de recibir cambios hasta que lleves el plan allí otra vez. Las palabras de antes dejan de valer. Lo que alguien ya leyó no se puede borrar de su memoria.
code-known-go = Código y llaves nuevos
code-try-once = Este es tu código nuevo. Escríbelo una vez en { the-cover }.
code-old-still = Hasta el final, tu código de antes sigue valiendo.
code-current = Ahora escribe el código que usas hoy
code-put = Cambiarlo
code-wait = Cambiándolo. Puede tardar un momento. Quédate aquí.
code-changed = Hecho. Desde ahora vale el código nuevo, y el de antes no abre nada.
code-renewed = Tu otro teléfono necesita el plan otra vez: Ajustes, «Otro teléfono». Si tenías 12 palabras, ahora hay otras: apúntalas.

wayback-title = Si olvidas tu código
wayback-why = Solo tu código abre el plan. Puedes tener una vuelta atrás, o ninguna. Las dos cosas están bien, y se puede cambiar después.
wayback-none = Sin vuelta atrás
wayback-none-more = Si pierdes el código, pierdes el plan. Tampoco hay nada que alguien pueda encontrar.
wayback-words = 12 palabras
wayback-words-more = Apuntas 12 palabras y las guardas en otro sitio. Quien las tenga también puede abrir el plan, así que piensa quién podría encontrarlas.
wayback-words-title = Tus 12 palabras
wayback-words-how = Apúntalas en este orden, en papel. Tenlas lejos de este teléfono. Una foto quedaría en la galería.
wayback-words-wait = Haciendo las palabras. Puede tardar un momento.
wayback-written = Las he apuntado
wayback-has = Tienes 12 palabras. Traen el plan de vuelta en cualquier teléfono, mientras haya una copia en el servidor.
wayback-hasnot = Ahora no hay vuelta atrás.
wayback-show = Ver mis 12 palabras
wayback-make = Hacer 12 palabras
wayback-hide = Quitarlas de la vista
wayback-drop = Anular las palabras
wayback-drop-more = Las palabras ya no abren nada, y no hay vuelta atrás.
wayback-drop-sure = ¿Anular las 12 palabras?
wayback-dropped = Hecho. Las palabras ya no abren nada.
wayback-drop-wait = Anulándolas. Puede tardar un momento.

phone-how = Los dos teléfonos tienen entonces el mismo plan. Lo que cambias en uno llega al otro. Cada uno tiene su código.
phone-trust = Quien escanee esto tiene tu plan entero. Hazlo solo donde nadie mire.
phone-on-other = En el otro teléfono: abre { the-cover }, escribe el código de inicio, mantén C y elige «Desde mi otro teléfono».
phone-square = Mostrar un cuadrado
phone-words = Mostrar 8 palabras
phone-wait = Preparándolo. Puede tardar un momento.
phone-square-label = Un cuadrado para la cámara del otro teléfono
phone-left-120 = Vale durante 2 minutos.
phone-left-60 = Vale alrededor de 1 minuto más.
phone-left-30 = Vale menos de medio minuto más.
phone-claimed = El otro teléfono lo tiene.
phone-over = Se acabó el tiempo. No se ha enviado nada.
phone-again = Otra vez
phone-stop = Parar

file-how = El archivo contiene tu plan entero, cerrado con el código que tienes ahora. Se abre aquí, en otro teléfono, o con el programa libre que lo lee, también cuando ya no haya servidor.
file-live = ¿Dónde va a vivir este archivo?
file-live-here = En este teléfono
file-live-here-more = Entonces quien mire este teléfono puede ver que hay un archivo. Sin el código no lo puede abrir.
file-live-other = En otro aparato, o una memoria
file-live-other-more = Llévalo allí, bórralo aquí y vacía la lista de descargas.
file-live-person = Con alguien de confianza
file-live-person-more = Puede guardarlo sin leerlo. Cuéntaselo solo si quieres.
file-live-cloud = En una nube o correo
file-live-cloud-more = Quien comparte esa cuenta ve que hay un archivo.
file-name = Se llama { $name }. El nombre no dice qué es. Puedes darle otro.
file-trace = La lista de descargas del navegador lo va a mostrar.
file-make = Hacer el archivo
file-wait = Haciendo el archivo. Puede tardar un momento.
file-made = El archivo está hecho. Se entregó al navegador como descarga.

limits-server = El servidor
limits-server-text = El servidor guarda una copia cerrada. No puede leerla y no sabe quién eres. Quien lleva el servidor podría un día cambiar la app que entrega. Las versiones firmadas lo hacen visible, pero nada en la web lo hace imposible.
limits-clear = Borrar
limits-clear-text = Vaciar este teléfono y borrar la copia del servidor son dos cosas. Ninguna vacía tu otro teléfono, ni un archivo que guardaste, ni lo que alguien ya ha visto.

server-what = Es una copia cerrada. Lleva el plan a tu otro teléfono, y lo trae de vuelta si este se pierde.
server-try = Probar ahora
server-wait-try = Preguntando al servidor…
server-wait-keep = Enviando una copia. Puede tardar un momento.
server-cleared = La copia del servidor está borrada. Tu plan está solo en este teléfono.
server-keep = Volver a tener una copia allí
server-keep-more = Se hace una copia cerrada nueva. Después, lleva el plan otra vez a tu otro teléfono.
server-keep-go = Tener una copia allí

## Volver a mirar: la revisión, la mirada rápida, lo que cambió, los avisos

check-q = ¿Cómo van las cosas ahora mismo?
check-open = ¿Cómo van las cosas ahora mismo?
check-open-line = Una mirada rápida. Solo para ti.
review-title = ¿Tu plan sigue bien?
review-why = Pediste volver a mirar por estos días.
review-why-date = Se acerca una fecha que guardaste.
review-why-after = Ha pasado un tiempo desde ese día. A algunas personas les gusta volver a mirar.
review-done = Eso es todo. Puedes cerrar esto.
review-anniv = Esta puede ser una semana difícil. ¿Quieres hacer un pequeño plan para ella?
review-open = Repasar mi plan
review-open-line = Dos minutos, o menos. Salta lo que quieras.
review-begin = Mirarlo
review-end = Terminar aquí
review-close = Cerrar
review-parts = Partes que pueden haber cambiado
review-parts-none = Aquí no hay nada que volver a mirar. Puedes seguir.
review-parts-how = Cualquier respuesta vale, y ninguna también.
review-dates = Fechas que vienen
review-dates-none = No hay fechas en los próximos dos meses.
review-dates-all = Todas mis fechas
review-anniv-go = Hacer un pequeño plan
review-share = ¿Compartir algo?
review-share-none = No se comparte nada. Solo tú puedes leer tu plan.
review-end-title = Listo
review-again = ¿Cuándo te gustaría volver a mirar?

changed-title = Algo cambió
changed-title-line = Ver qué partes puede tocar
changed-how = Elige lo que encaje. No se envía nada, y nada pasa por sí solo.
changed-parts = Puede que estas partes ya no encajen. Mira cualquiera, o ninguna.
changed-later = Llevan una pequeña marca hasta que mires. “Ahora no” en una parte la quita por una semana.
changed-situation = Lo que encaja ahora
changed-situation-line = Puede que ahora sea otra cosa
changed-date = Guardar el día
changed-date-line = Así el plan puede pedirte que mires por esos días
changed-date-today = Guardar hoy como el día
changed-date-saved = Guardado en “Fechas que importan”.
changed-happened = Pasó algo, o casi
changed-moved = Me mudé, o tengo otra casa
changed-leaving = Pienso en irme, me fui, o volvimos
changed-release = Alguien sale, sale con fianza o se muda
changed-programme = Un programa empieza, termina o para
changed-court = Un juicio, o una orden se da, termina o se rompe
changed-contact-change = Cambian las visitas con menores, o un nuevo año escolar
changed-trust = Alguien en quien ya no confío
changed-phone = Un teléfono nuevo, o uno que actúa raro
changed-health = Cambió mi salud, o me hirieron
changed-worker = Cambia quien me apoya, o termina su tiempo conmigo
changed-heated = Hirieron a alguien, se calienta la cosa, o alguien volvió a casa
changed-hard-day = Se acerca un día difícil del año

settings-looking = Volver a mirar
settings-looking-line = Si el plan te lo pide, y cada cuánto
settings-quiet = Días tranquilos
settings-quiet-line = Días en que nada pregunta
settings-reminders = Avisos
settings-reminders-line = Una línea aburrida de vez en cuando, o ninguna

looking-what = Los planes cambian. El tuyo puede pedirte que lo mires otra vez. Lo pide aquí, después de tu código, y en ningún otro sitio.
looking-never = Si no miras, no pasa nada. No se cuenta nada, y nadie se entera.
looking-often = Cada cuánto
looking-often-no = Nunca por sí solo
looking-often-steady = De vez en cuando, cada vez menos
looking-often-two = Cada 2 semanas más o menos
looking-often-four = Cada 4 semanas más o menos
looking-often-eight = Cada 8 semanas más o menos
looking-dates = Una fecha también puede pedirlo, antes y después. Eso lo eliges con cada fecha.

quiet-what = En un día tranquilo nada aquí te pide que mires. Espera a otro día.
quiet-hard = Algunos días son tranquilos por sí solos: un día difícil que guardaste, y el mismo día de cada año después de que pasó algo.
quiet-tips = Los avisos no saben de estos días si no lo dices en su página.

remind-what = Un aviso es una línea corta de la calculadora. No dice nada de un plan. Al abrirlo sale la calculadora.
remind-same = Cualquiera con esta calculadora puede activar lo mismo. Un teléfono que lo hace no esconde más que otro que no.
remind-shows = Qué se ve
remind-shows-text = Una línea, sin sonido, como mucho una al día. Abajo eliges la línea.
remind-where = Dónde
remind-where-text = Donde este teléfono muestra avisos: a menudo también en la pantalla bloqueada, y en un reloj o un coche conectado. Los ajustes del teléfono ponen este sitio entre los que pueden mostrar avisos.
remind-page = Los ajustes de la calculadora también lo muestran. Quien los abra puede ver y cambiar lo que elijas aquí.
remind-learn = Quién se entera
remind-learn-text = Quien hace el navegador pasa una señal. Sabe que este sitio puede mostrar avisos en este teléfono, y cuándo. La señal no dice nada de un plan, ni si lo hay.
remind-learn-server = Nuestro servidor guarda bajo llave una dirección para eso, y las próximas horas. Por ellas podría adivinar tu horario.
remind-when = Llega a una hora al azar, dentro de las horas que elijas. No depende de tus fechas ni de nada del plan. Si toca volver a mirar, lo ves aquí, después de tu código.
remind-test = La línea puede llegar en cualquier momento de esas horas. Actívala solo si eso está bien, la vea quien la vea.
remind-is-on = Los avisos están activados.
remind-is-off = Los avisos están apagados.
remind-is-refused = El navegador no puede mostrar avisos de este sitio. Puedes permitirlo en sus ajustes y probar aquí otra vez. El plan te sigue preguntando aquí, después de tu código.
remind-is-unsupported = Este navegador no puede mostrar avisos. El plan te sigue preguntando aquí, después de tu código.
remind-is-offline = Guardado en este teléfono. El servidor se entera cuando haya conexión.
remind-is-off-offline = Apagado. Este teléfono ya no muestra nada. El servidor se entera cuando haya conexión.
remind-is-unknown = Esto no se puede leer ahora. Salir y abrir de nuevo puede ayudar.
remind-wait = Activando…
remind-on = Activar los avisos
remind-off = Apagar los avisos
remind-days = Días
remind-days-one = Elige al menos un día.
remind-from = Desde
remind-to = Hasta
remind-hours-wrong = La segunda hora va después de la primera. Hasta entonces valen las horas de antes.
remind-every = Cada cuánto, como mucho
remind-every-1 = Una vez al día
remind-every-2 = Cada 2 días
remind-every-3 = Cada 3 días
remind-every-7 = Una vez a la semana
remind-quiet = Sin aviso en mis días tranquilos
remind-quiet-hint = Esos días quedan entonces también en los ajustes de la calculadora, a la vista de cualquiera. Solo van los próximos 12 meses.
remind-quiet-yes = Dejarlos fuera
remind-quiet-no = No escribirlos ahí
remind-line = La línea
remind-line-own-label = Tu línea
remind-line-own-hint = Sin nombres, y nada que signifique algo para otra persona.
remind-line-tip = Un consejo sobre la calculadora
remind-line-plants = Regar las plantas
remind-line-library = Toca devolver el libro
remind-line-update = Actualización lista
remind-line-recipe = Receta guardada
remind-line-photos = Copiar las fotos
remind-line-bin = Día de basura
remind-line-class = Cambió la clase
remind-line-battery = Consejo de batería
remind-line-stretch = Pausa para estirar
remind-line-weekly = Lista de la semana
remind-line-own = Tus propias palabras
