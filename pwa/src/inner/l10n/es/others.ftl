# Español: sin revisar por hablantes nativos.
# Otros códigos, borrar, la tarjeta, practicar, lo que queda y otras formas de salir.

## Borrar

settings-clear = Borrar
settings-clear-line = Ocultar, este teléfono, la copia del servidor, todo
clear-which = Cuatro cosas distintas. Elige una para ver qué hace.
clear-rest = Tócalo otra vez para ver las otras.
clear-what-hide = Ocultar
clear-what-here = Borrar este teléfono
clear-what-there = Borrar la copia del servidor
clear-what-everywhere = Borrar en todas partes
clear-hide-what = Aparece { the-cover } al momento y el plan queda cerrado. No se borra nada. Tu código lo abre otra vez.
clear-hide-corner = La esquina hace lo mismo, en cada página.
clear-here-what = Esto quita el plan de este teléfono. Ningún código lo abre aquí después. Lo que abren otros códigos también se va.
clear-here-none = No hay copia en el servidor. Sin un archivo o tu otro teléfono, el plan se pierde.
clear-here-server = La copia del servidor se queda. Puede traer el plan con tus 12 palabras o tu otro teléfono.
clear-here-others = Tu otro teléfono, los archivos guardados y lo que alguien haya visto se quedan como están.
clear-here-go = Borrar este teléfono
clear-here-sure = ¿Borrar este teléfono? La copia del servidor no se toca.
clear-cover = Aquí se queda { the-cover }, y funciona.
clear-there-what = La copia del servidor se destruye y no vuelve.
clear-there-stays = Este teléfono conserva su plan. Tu otro teléfono conserva el suyo, pero ya no recibe cambios. Las 12 palabras ya no encuentran nada.
clear-there-shares = Lo que compartiste no termina con esto.
clear-there-go = Borrar la copia del servidor
clear-there-sure = ¿Borrar la copia del servidor? Este teléfono conserva su plan.
clear-there-absent = Ahora no hay copia en el servidor.
clear-there-wait = Borrando. Puede tardar un momento.
clear-everywhere-what = Esto quita el plan de este teléfono y destruye la copia del servidor. No se puede deshacer.
clear-everywhere-others = Tus otros teléfonos se borran la próxima vez que los abras con tu código. Hasta entonces, lo que tienen se queda.
clear-everywhere-closed =
    { $count ->
        [0] Por lo que sabe este plan, ningún otro teléfono tiene avisos. El que los tiene se borra con el siguiente, aunque esté cerrado.
        [one] Otro teléfono tiene avisos. Se borra con el siguiente, aunque esté cerrado. Puede tardar un día o más.
       *[other] Otros { $count } teléfonos tienen avisos. Se borran con el siguiente, aunque estén cerrados. Puede tardar un día o más.
    }
clear-everywhere-told = Al final se dice si se llegó al servidor y si falta otro teléfono.
clear-everywhere-stays = Lo que compartiste, los archivos guardados y lo que alguien haya visto se quedan como están.
clear-everywhere-go = Borrar en todas partes
clear-everywhere-sure = ¿Borrar este teléfono y la copia del servidor?
clear-nosignal-there = Ahora no hay conexión. La copia del servidor se puede borrar cuando la haya.
clear-nosignal-everywhere = Ahora no hay conexión. Se borraría este teléfono, y la copia del servidor se quedaría.
clear-wait = Borrando. Puede tardar un momento.
clear-see-traces = Lo que borrar no alcanza
server-see-clear = Para borrarla, ve a Borrar.

## Otros códigos

settings-others = Otros códigos
settings-others-line = Listas tras otro código, o un código que borra
others-why = Alguien podría hacerte escribir un código. Otro código puede abrir listas corrientes en lugar de tu plan. Nada en ellas dice que haya más.
others-none = No hay otros códigos en este teléfono.
others-yours = Tus otros códigos
others-full = Ya hay tres, y es el máximo. Quita uno para hacer otro.
others-order = Un código que borra
others-lists = Listas: { $name }
others-does-nothing = Al escribirlo se abren estas listas. No pasa nada más.
others-does-destroy = Al escribirlo se abren estas listas. Sin avisar se borra lo demás de este teléfono. La copia del servidor se queda.
others-does-destroy-everywhere = Al escribirlo se abren estas listas. Sin avisar se borra lo demás de este teléfono y la copia del servidor.
others-does-reset = Al escribirlo se borra este teléfono, también estas listas. Al final se dice que se borró. La copia del servidor se queda.
others-does-reset-everywhere = Al escribirlo se borra este teléfono, también estas listas, y la copia del servidor. Al final se dice que se borró.
others-does-order = No guarda nada. Al escribirlo se borra este teléfono, y { the-cover } lo dice. La copia del servidor se queda.
others-does-order-everywhere = No guarda nada. Al escribirlo se borra este teléfono y la copia del servidor, y { the-cover } lo dice.
others-changed = Su código se cambió desde dentro, así que aquí solo se puede quitar.
others-change = Cambiar lo que hace
others-remove = Quitar este código
others-remove-what = Después el código no abre nada, y lo que guarda se pierde.
others-remove-sure = ¿Quitar este código y lo que guarda?
others-removed = Quitado. Ese código ya no abre nada.
others-add-lists = Listas tras otro código
others-add-order = Un código que borra
others-look = ¿Qué enseñaría?
others-look-more = Viene con cosas de cada día, como tras unas semanas de uso. De vez en cuando cambian solas. Ábrela con su código para que parezca tuya.
others-code-first = Este es el código nuevo. Escríbelo dos veces en { the-cover }.
others-code-again = Correcto. Una vez más.
others-code-keep = No es tu código. A quien te haga abrir el teléfono le das este.
others-duty = ¿Qué más hace?
others-duty-nothing = Nada más
others-duty-destroy = Borrar lo demás, sin avisar
others-duty-reset = Borrar todo, y que se vea
others-reach = ¿Llega a la copia del servidor?
others-reach-no = No, solo este teléfono
others-reach-yes = Sí, también la copia del servidor
others-opinions = Quienes saben de esto no se ponen de acuerdo en qué da menos peligro. Borrar no deja nada que encontrar. Pero tu plan se pierde, y quien lo note puede enfadarse.
others-copy = Si alguien copió antes este teléfono y sabe este código, la copia le enseña lo que hace.
others-signal = Sin conexión, la copia del servidor se queda.
others-own = Después de eso, tu propio código no abre nada.
others-put = Dejarlo así
others-wait = Preparándolo. Puede tardar un momento.
others-wait-change = Cambiándolo. Puede tardar un momento.
others-wait-remove = Quitándolo. Puede tardar un momento.
others-done = Hecho. Funciona desde ahora.
others-offer-title = ¿También otro código?
others-offer-more = Puedes hacerlo ahora, más tarde en Ajustes, o nunca.
others-offer-look = Verlo
why-others-refused = Este código no se puede usar. No se cambió nada. Saca otro.
why-others-full = Ya hay tres códigos, y es el máximo.
why-others-none = Ese código ya no está, o se cambió desde dentro.
why-others-file = El navegador de este teléfono no pudo escribirlo. No se cambió nada. Puedes probar otra vez.
why-clear-everywhere-file = Este teléfono no se pudo borrar del todo. Mantén otra vez. Si sigue, borra los datos de este sitio en los ajustes del navegador.

## La tarjeta

settings-card = Una tarjeta que borra
settings-card-line = 24 cifras para alguien de confianza
card-what = Una tarjeta tiene 24 cifras. Escritas en una app como esta, en cualquier teléfono, borran la copia del servidor.
card-not = No hace nada más. No abre ni lee nada. No borra este teléfono, ni tu otro teléfono, ni lo que compartiste.
card-who = Puedes darla a alguien de confianza, para un día en que tú no puedas. Esa persona necesita saber cuándo lo querrías.
card-once = Las cifras se ven una vez. Después no se pueden ver más, solo hacer otras.
card-none = Ahora no hay tarjeta.
card-has = Hay una tarjeta. Sirve hasta que la anules o hagas otra.
card-absent = No hay copia en el servidor, así que una tarjeta no tiene qué borrar.
card-make = Hacer una tarjeta
card-replace = Hacer una tarjeta nueva
card-replace-more = La tarjeta de antes deja de servir.
card-drop = Anular la tarjeta
card-drop-more = Después sus cifras no hacen nada.
card-drop-sure = ¿Anular la tarjeta?
card-dropped = Hecho. Las cifras ya no hacen nada.
card-wait = Haciéndola. Puede tardar un momento.
card-wait-drop = Anulándola. Puede tardar un momento.
card-shown = Apunta estas 24 cifras para esa persona. Una foto quedaría en la galería.
card-how = Cómo se usa: abrir { the-cover }, escribir las 24 cifras y mantener la tecla C un momento. Hace falta conexión.
card-written = Ya están apuntadas
phones-clear = Borrar mis otros teléfonos
phones-count =
    { $count ->
        [one] Otro teléfono tiene avisos.
       *[other] Otros { $count } teléfonos tienen avisos.
    }
phones-clear-more = El próximo aviso puede borrar ese teléfono, aunque esté cerrado. Puede tardar un día o más. Este teléfono y la copia del servidor se quedan. A un teléfono sin avisos no se llega.
phones-clear-known = ¿Alguien puede saber tu código? Entonces haz antes claves nuevas: Ajustes, “Mi código”.
phones-go = Borrar otros teléfonos
phones-sure = ¿Borrar tus otros teléfonos? Este se queda como está.
phones-wait = Preguntando al servidor…
phones-look = Ver si ha llegado
phones-waiting =
    { $count ->
        [one] Para un teléfono espera al próximo aviso.
       *[other] Para { $count } teléfonos espera al próximo aviso.
    }
phones-taken =
    { $count ->
        [one] Se envió a un teléfono. Se borra cuando lo recibe.
       *[other] Se envió a { $count } teléfonos. Cada uno se borra cuando lo recibe.
    }
phones-none =
    { $count ->
        [one] Para un teléfono no espera nada. No se pidió, o ya se borró, o allí no hay avisos.
       *[other] Para { $count } teléfonos no espera nada. No se pidió, o ya se borraron, o allí no hay avisos.
    }
why-phones-offline = No se llegó al servidor para todos. Puedes probar otra vez cuando haya conexión.
why-card-offline = La tarjeta necesita conexión una vez, y ahora no hay. No se cambió nada.
why-card-gone = No hay copia en el servidor, así que una tarjeta no tiene qué borrar.

## Práctica

settings-rehearse = Practicar
settings-rehearse-line = Probar a salir, otro código y borrar
rehearse-what = Pruébalo con un plan de práctica vacío. El tuyo no se toca, no se envía nada y no queda nada.
rehearse-corner = La esquina sale de verdad, también aquí.
rehearse-leave = Salir y volver
rehearse-leave-more = Aparece { the-cover }. Un código de práctica abre el plan de práctica.
rehearse-other = Otro código
rehearse-other-more = Un código abre listas y borra el plan de práctica sin avisar.
rehearse-clear = Un código que borra
rehearse-clear-more = Un código borra todo lo que hay para practicar, y lo dice.
rehearse-go = Probar
rehearse-wait = Preparando el plan de práctica. Puede tardar un momento.
rehearse-try = Probando el código. Puede tardar un momento.
rehearse-type = Escribe este código de práctica en { the-cover } y mantén “{ $key }”.
rehearse-type-plan = Ahora escribe el código del plan de práctica.
rehearse-wrong = Eso no abrió nada, y { the-cover } siguió como siempre. Es lo que hace cualquier otro código. Míralo una vez más.
rehearse-leave-done = Se abrió el plan de práctica. Eso es todo: salir, escribir, mantener.
rehearse-other-done = Se abrieron listas: { $name }, { $count } cosas. Nada habla de un plan. Mientras, el plan de práctica se borró.
rehearse-clear-done = Se borró toda la práctica. Ahora { the-cover } lo diría, y no abriría nada.
rehearse-gone = Su código ya no abre nada: el plan de práctica no está. El tuyo sigue como estaba.
rehearse-failed = Ahora no se puede practicar en este teléfono. Tu plan sigue como estaba.
rehearse-see-plan = Ver si el plan de práctica sigue ahí

## Lo que queda

settings-traces = Lo que queda
settings-traces-line = Lo que ni salir ni borrar se lleva
traces-lead = Hay huellas que ninguna app alcanza. Son estas.
traces-history = La lista de páginas
traces-history-text = El historial del navegador puede enseñar este sitio, como { the-cover }. Tu red puede ver que se abrió, y cuándo. Borrar no lo cambia.
traces-notices = Notificaciones
traces-notices-text = Ninguna notificación de aquí dice nada de tu plan. Las que ya se ven se quedan hasta que alguien las quite.
traces-backups = Copias de seguridad
traces-backups-text = Una copia de seguridad del teléfono puede tener los archivos cerrados de ese día. El código de ese día los abre. Borrar no llega a ella.
traces-watched = Un teléfono vigilado
traces-watched-text = Una app espía, o quien mira, ve lo que ves y escribes. Nada de aquí lo impide.
traces-twice = Mirar los archivos dos veces
traces-twice-text = Quien copia los archivos una vez no sabe si hay un plan. Quien los copia dos veces puede ver que algo cambió. La hora del archivo muestra el último cambio hasta que se abra otra vez { the-cover }.
traces-keyboard = Teclados
traces-keyboard-text = Algunos teclados aprenden lo que escribes y lo ofrecen en otros sitios. Sus ajustes pueden borrarlo.
traces-reach = Lo que borrar no alcanza
traces-reach-text = Lo que compartiste, archivos guardados, papel, fotos de la pantalla y lo que alguien leyó. Otro teléfono se borra cuando se abre. Algunos teléfonos guardan trozos viejos un tiempo: están cerrados, y las claves ya no existen.

## Solo listas

set-begin-lists = Empezar solo con listas
set-begin-lists-more = Una lista de la compra o algo así, y nada más.
set-lists-title = ¿Qué listas?
set-lists-examples = Empezar con ejemplos
set-lists-examples-hint = Parecen usadas desde hace semanas y cambian de vez en cuando, hasta que las cambies tú.
set-lists-note = Las listas se quedan en listas. Para tener también un plan, empieza con un plan nuevo.

## Otras formas de salir

leaving-taps = Salir con tres toques
leaving-taps-hint = Toca tres veces seguidas la parte de arriba.
leaving-face = Salir con el teléfono boca abajo
leaving-face-hint = Algunos teléfonos no dicen cómo están. Pruébalo una vez.
leaving-shake = Salir al agitar
leaving-shake-hint = Puede hacer falta un sí del navegador. Un viaje con baches puede activarlo.
leaving-shake-no = El teléfono no lo permitió, así que sigue sin activar.
leaving-outside = Después de salir, mostrar esta página
leaving-outside-hint = Solo en una pestaña del navegador, y si escribes una: el tiempo, por ejemplo. Estará en la lista de páginas.
leaving-outside-wrong = Aún no es una dirección completa, así que no se muestra ninguna. Es así: tiempo.example
