# Las partes del plan. Traducción sin revisar todavía por personas que trabajan en esto.

### Variables: $them es la palabra de quien usa el plan para la otra persona, o them-default.

## La tarjeta común

kind-step = Un paso
field-step-text = Una cosa pequeña
field-step-state = Cómo va
option-step-state-idea = { step-idea }
option-step-state-want = { step-want }
option-step-state-did = { step-did }
option-step-state-works = { step-works }
option-step-state-notforme = { step-notforme }
option-step-state-notnow = Ahora no
field-step-horizon = Cuándo
option-step-horizon-today = Hoy
option-step-horizon-weeks = En las próximas semanas
option-step-horizon-later = Más adelante
field-step-gets_in_way = { step-barrier-q }
option-step-gets_in_way-money = Dinero
option-step-gets_in_way-ride = No hay quien me lleve
option-step-gets_in_way-kids = Menores a mi cargo
option-step-gets_in_way-papers = Papeles
option-step-gets_in_way-work = Trabajo
option-step-gets_in_way-health = Salud
option-step-gets_in_way-watched = Me vigilan
option-step-gets_in_way-family = Familia
option-step-gets_in_way-place = El lugar
option-step-gets_in_way-other = Otra cosa
field-step-gets_in_way_other = Otra cosa, en tus palabras
field-step-helper = Quién podría ayudar con esto
field-step-cost = Qué cuesta
option-step-cost-free = Gratis
option-step-cost-some = Algo de dinero
option-step-cost-high = Mucho
field-step-needs_ride = Hace falta que alguien me lleve
field-step-helped = { step-helped-q }
option-step-helped-yes = Sí
option-step-helped-abit = Un poco
option-step-helped-no = No
option-step-helped-nottried = Aún no lo probé
field-step-share_ok = Se puede compartir este paso
hint-step-share_ok = Apagado hasta que tú lo enciendas. Esto no manda nada.

kind-line = Una línea
field-line-text = En tus palabras

## already

section-already-title = Lo que ya haces
section-already-line = Sabes mucho de cómo cuidarte. Empieza por ahí.
section-already-q1 = ¿Qué haces ahora que te ayuda?
section-already-q2 = ¿Qué funcionó antes?
section-already-q3 = ¿Qué no quieres probar nunca más?
section-already-hint = Lo pequeño cuenta, como sentarte cerca de la puerta.
list-already-steps = Cosas que hago
add-already-steps = Añadir algo que haces

## now

section-now-title = Cómo están las cosas
section-now-line = Una mirada rápida. Solo para ti.
section-now-q1 = ¿Cómo están las cosas ahora?
section-now-q2 = ¿Hay algo nuevo?
section-now-hint = No hay una respuesta correcta.
field-now-answer = ¿Cómo están las cosas ahora?
option-now-answer-ok = Bien por ahora
option-now-answer-notsure = No lo sé
option-now-answer-notgood = No están bien
option-now-answer-cantsay = No puedo decirlo
field-now-note = Algo nuevo
field-now-on = Día de esta nota

## signs

section-signs-title = Señales de que algo cambia
section-signs-line = Cosas que notas antes de que empeore.
section-signs-q1 = ¿Qué ves u oyes primero?
section-signs-q2 = ¿Qué ha cambiado hace poco?
section-signs-q3 = ¿Qué puedes hacer cuando lo ves?
section-signs-hint = Confía en lo que notas.
field-signs-changed_lately = Qué ha cambiado hace poco
option-signs-changed_lately-outofwork = Sin trabajo
option-signs-changed_lately-using = Más alcohol o drogas
option-signs-changed_lately-weapontalk = Habla más de armas
option-signs-changed_lately-cutoff = Me aleja de la gente
option-signs-changed_lately-tookthings = Me quitó dinero o el teléfono
option-signs-changed_lately-knows = Sabe que quizá me vaya
option-signs-changed_lately-order = Una orden o una fecha de juzgado
option-signs-changed_lately-showedup = Apareció en algún sitio
option-signs-changed_lately-other = Otra cosa
list-signs-signs = Señales que noto
add-signs-signs = Añadir una señal
list-signs-changed_own = Otros cambios
add-signs-changed_own = Añadir un cambio en tus palabras
kind-sign = Una señal
field-sign-sign = Lo que veo u oigo
list-sign-then = Qué puedo hacer entonces
add-sign-then = Añadir un paso

## people

section-people-title = Gente que puede ayudar
section-people-line = Gente a la que podrías llamar.
section-people-q1 = ¿Quién podría ayudar?
section-people-q2 = ¿Con qué?
section-people-q3 = ¿Sabe lo que pasa?
section-people-q4 = ¿Habla con { $them }?
section-people-hint = Alguien puede ayudar sin saber por qué.
list-people-people = Mi gente
add-people-people = Añadir una persona
list-people-steps = Pasos
add-people-steps = Añadir un paso
kind-person = Una persona
field-person-alias = Nombre o apodo
hint-person-alias = Vale un apodo o una letra.
field-person-relation = Quién es para ti
field-person-can_help_with = Con qué puede ayudar
option-person-can_help_with-place = Un sitio donde quedarme
option-person-can_help_with-ride = Llevarme
option-person-can_help_with-kids = Cuidar a los menores
option-person-can_help_with-call = Pedir ayuda
option-person-can_help_with-money = Dinero
option-person-can_help_with-bag = Guardar una bolsa
option-person-can_help_with-talk = Hablar
option-person-can_help_with-bethere = Estar ahí
option-person-can_help_with-translate = Otro idioma
field-person-aware = ¿Sabe lo que pasa?
option-person-aware-all = Lo sabe todo
option-person-aware-some = Sabe una parte
option-person-aware-none = No lo sabe
field-person-agreed = Dijo que ayudaría
field-person-reliable = ¿Puedes contar con su ayuda?
option-person-reliable-yes = Sí
option-person-reliable-unsure = No lo sé
option-person-reliable-no = No
field-person-talks_to_them = ¿Habla con { $them }?
option-person-talks_to_them-yes = Sí
option-person-talks_to_them-unsure = No lo sé
option-person-talks_to_them-no = No
field-person-has_ties = ¿Podría acabar en medio?
option-person-has_ties-yes = Sí
option-person-has_ties-unsure = No lo sé
option-person-has_ties-no = No
field-person-code_word_known = Sabe la palabra clave
field-person-last_checked = Día del último contacto
list-person-ways = Formas de contactar
add-person-ways = Añadir una forma
kind-way = Una forma de contactar
field-way-how = Cómo
option-way-how-call = Llamar
option-way-how-text = Escribir
option-way-how-door = Tocar a la puerta
option-way-how-other = Otra forma
field-way-value = Número o lugar
field-way-words = Palabras para mandar
hint-way-words = Quedan listas en un mensaje para que tú lo mandes. Nada sale por su cuenta.
field-way-safe_when = Cuándo está bien

## places

section-places-title = Lugares adonde ir
section-places-line = Por una hora, una noche o más.
section-places-q1 = ¿Adónde podrías ir?
section-places-q2 = ¿Cuándo está abierto?
section-places-q3 = ¿Buscaría allí { $them }?
section-places-q4 = ¿Cuál es tu segundo lugar?
section-places-hint = Una tienda, una clínica o una iglesia también cuentan.
list-places-places = Mis lugares
add-places-places = Añadir un lugar
list-places-steps = Pasos
add-places-steps = Añadir un paso
kind-place = Un lugar
field-place-alias = Cómo lo llamas
hint-place-alias = Vale un nombre que solo tú conozcas.
field-place-kind = Qué tipo de lugar
option-place-kind-friend = Casa de una amistad
option-place-kind-family = Familia
option-place-kind-neighbour = Alguien de al lado
option-place-kind-shelter = Un refugio
option-place-kind-clinic = Una clínica
option-place-kind-faith = Un lugar de fe
option-place-kind-shop = Una tienda o un café
option-place-kind-work = Trabajo o escuela
option-place-kind-outside = Al aire libre
option-place-kind-other = Otra cosa
field-place-how_far = A qué distancia está
field-place-how_i_get_there = Cómo llegas
field-place-open_when = Cuándo está abierto
field-place-would_they_look_here = ¿Buscaría allí { $them }?
option-place-would_they_look_here-yes = Sí
option-place-would_they_look_here-maybe = Quizá
option-place-would_they_look_here-no = No
field-place-how_private = Cuánta gente te ve allí
option-place-how_private-private = Nadie me ve
option-place-how_private-somewhat = Me puede ver alguna gente
option-place-how_private-open = Me puede ver mucha gente
field-place-can_stay = Cuánto podrías quedarte
option-place-can_stay-hours = Unas horas
option-place-can_stay-night = Una noche
option-place-can_stay-nights = Algunas noches
option-place-can_stay-longer = Más tiempo
field-place-can_stay_note = Más sobre quedarte allí
field-place-kids_ok = ¿Se puede ir con menores?
option-place-kids_ok-yes = Sí
option-place-kids_ok-unsure = No lo sé
option-place-kids_ok-no = No
field-place-pets_ok = ¿Se puede ir con animales?
option-place-pets_ok-yes = Sí
option-place-pets_ok-unsure = No lo sé
option-place-pets_ok-no = No
field-place-step_free = ¿Se entra sin escalones?
option-place-step_free-yes = Sí
option-place-step_free-unsure = No lo sé
option-place-step_free-no = No
field-place-backup = Si está cerrado, ir a

## signal

section-signal-title = Palabras clave y señales
section-signal-line = Una forma de decir "ayuda" que solo alguna gente conoce.
section-signal-q1 = ¿Cuál es la palabra o la señal?
section-signal-q2 = ¿Qué significa?
section-signal-q3 = ¿Quién la conoce?
section-signal-hint = Elige palabras que uses un día normal.
list-signal-signals = Palabras y señales
add-signal-signals = Añadir una palabra o una señal
list-signal-steps = Pasos
add-signal-steps = Añadir un paso
kind-signal_word = Una palabra o señal
field-signal_word-word = La palabra o la señal
field-signal_word-means = Qué significa
field-signal_word-who_knows = Quién la conoce

## home

section-home-title = En casa
section-home-line = Formas de que la casa sea algo más segura.
section-home-q1 = ¿Qué cuartos tienen salida?
section-home-q2 = ¿En qué cuartos prefieres no estar?
section-home-q3 = ¿Qué se ha arreglado?
section-home-q4 = ¿Qué te gustaría arreglar?
section-home-hint = Puede que quieras quedarte en tu casa. Eso también es un plan.
field-home-address_to_read_aloud = La dirección, para leerla en voz alta
hint-home-address_to_read_aloud = Una llamada desde un teléfono móvil puede no mostrar dónde estás.
list-home-rooms_better = Cuartos con salida
add-home-rooms_better = Añadir un cuarto
list-home-rooms_worse = Cuartos donde prefiero no estar
add-home-rooms_worse = Añadir un cuarto
list-home-ways_out = Salidas
add-home-ways_out = Añadir una salida
list-home-fixed = Lo que se ha arreglado
add-home-fixed = Añadir un arreglo
list-home-steps = Lo que quiero arreglar, y otros pasos
add-home-steps = Añadir un paso
kind-fix = Un arreglo
field-fix-what = Qué se arregló
option-fix-what-locks = Cerraduras
option-fix-what-lights = Luces
option-fix-what-alarm = Alarma
option-fix-what-door = Puerta
option-fix-what-window = Ventana
option-fix-what-camera = Cámara
option-fix-what-neighbour = Alguien de al lado está al tanto
option-fix-what-other = Otra cosa
field-fix-note = Más sobre esto
field-fix-on = Cuándo

## go

section-go-title = Salir
section-go-line = Para cuando quieras irte rápido, o por un tiempo.
section-go-q1 = ¿Cuál es la mejor salida?
section-go-q2 = ¿Cuándo es más fácil?
section-go-q3 = ¿Qué podrías decir?
section-go-q4 = ¿Cómo llegarías?
section-go-q5 = ¿Y si no puedes salir?
section-go-hint = No hace falta planearlo todo hoy.
field-go-way_out = La mejor salida
field-go-when_is_better = Cuándo es más fácil
hint-go-when_is_better = Como la noche en que se saca la basura.
field-go-reason_to_give = Qué podrías decir
hint-go-reason_to_give = Un motivo normal para salir, como pasear al perro.
field-go-ride = Cómo llegarías
field-go-keys_at = Dónde están las llaves
field-go-fuel = Gasolina, billete o pasaje
field-go-if_cannot_get_out = Si no puedes salir
hint-go-if_cannot_get_out = Un cuarto con llave, y a quién podrías escribir.
field-go-kids_line = Para los menores, en una línea
field-go-pets_line = Para los animales, en una línea
field-go-care_line = Para alguien a quien cuidas, en una línea
field-go-tell_after = A quién avisar cuando llegues
list-go-steps = Pasos
add-go-steps = Añadir un paso

## bag

section-bag-title = Cosas para llevar
section-bag-line = Solo si hay tiempo. Tú importas más que las cosas.
section-bag-q1 = ¿Qué querrías tener contigo?
section-bag-q2 = ¿Dónde está ahora?
section-bag-q3 = ¿Alguien podría guardar una copia?
section-bag-hint = Cargador, medicinas, llaves, dinero, un juguete.
list-bag-things = Mis cosas
add-bag-things = Añadir una cosa
list-bag-steps = Pasos
add-bag-steps = Añadir un paso
kind-thing = Una cosa
field-thing-item = Qué es
field-thing-where = Dónde está ahora
field-thing-copy_with = Quién guarda una copia
field-thing-have = Está lista

## papers

section-papers-title = Papeles y pruebas
section-papers-line = Para encontrarlos después.
section-papers-q1 = ¿Qué papeles importan?
section-papers-q2 = ¿Dónde están?
section-papers-q3 = ¿Quién podría guardar una copia?
section-papers-hint = Puedes anotar dónde está cada uno. Los papeles pueden quedarse donde están.
list-papers-papers = Mis papeles
add-papers-papers = Añadir un papel
list-papers-steps = Pasos
add-papers-steps = Añadir un paso
kind-paper = Un papel
field-paper-kind = Qué tipo de papel
option-paper-kind-id = Documento de identidad o pasaporte
option-paper-kind-birth = Acta de nacimiento
option-paper-kind-health = Tarjeta de salud
option-paper-kind-bank = Banco
option-paper-kind-lease = Alquiler o papeles de la casa
option-paper-kind-order = Orden de un juzgado
option-paper-kind-visa = Visado
option-paper-kind-school = Escuela
option-paper-kind-benefits = Ayudas
option-paper-kind-car = Coche o carro
option-paper-kind-pet = Papeles del animal
option-paper-kind-other = Otro papel
field-paper-note = De quién es, o más datos
field-paper-where = Dónde está
field-paper-copy_with = Quién guarda una copia
field-paper-expires = Vale hasta

## health

section-health-title = Cuerpo y salud
section-health-line = Cuidar tu cuerpo.
section-health-q1 = ¿Tomas medicinas?
section-health-q2 = ¿Tienes alguna herida?
section-health-q3 = ¿Alguien te ha puesto las manos en el cuello?
section-health-q4 = ¿Te gustaría que te miren?
section-health-hint = Apretar el cuello puede hacer un daño que no se ve. Te pueden mirar aunque te sientas bien.
field-health-meds = Medicinas que tomas
field-health-allergies = Cosas que te sientan mal
field-health-hurt = Dónde tienes heridas
field-health-pregnant = ¿Hay un embarazo?
option-health-pregnant-yes = Sí
option-health-pregnant-unsure = No lo sé
option-health-pregnant-no = No
field-health-neck_hurt = ¿Alguien te ha puesto las manos en el cuello?
hint-health-neck_hurt = El daño puede aparecer días después. En una clínica lo pueden mirar.
option-health-neck_hurt-yes = Sí
option-health-neck_hurt-unsure = No lo sé
option-health-neck_hurt-no = No
field-health-neck_hurt_when = Cuándo fue
field-health-got_checked = ¿Te han mirado?
option-health-got_checked-yes = Sí
option-health-got_checked-want = Me gustaría
option-health-got_checked-no = No
field-health-clinic = Clínica o consulta
list-health-steps = Pasos
add-health-steps = Añadir un paso

## feel

section-feel-title = Cuidarme
section-feel-line = Tú también cuentas.
section-feel-q1 = ¿Qué ayuda un poco?
section-feel-q2 = ¿Con quién es fácil estar?
section-feel-q3 = ¿Cuándo es más duro?
section-feel-hint = Come, descansa, respira. Lo pequeño vale.
field-feel-song = Una canción, un lugar o una oración
field-feel-hard_times = Cuándo es más duro
field-feel-crisis_line = Un número para un mal día
hint-feel-crisis_line = Una línea para hablar con alguien, o una persona de confianza.
list-feel-helps_me = Qué ayuda un poco
add-feel-helps_me = Añadir algo que ayuda
list-feel-be_with = Con quién es fácil estar
add-feel-be_with = Añadir a alguien
list-feel-steps = Pasos
add-feel-steps = Añadir un paso

## contactme

section-contactme-title = Cómo contactarme con seguridad
section-contactme-line = Las reglas para quien te contacte.
section-contactme-q1 = ¿Qué días y horas están bien?
section-contactme-q2 = ¿Llamar, escribir o vernos?
section-contactme-q3 = ¿Y si contesta otra persona?
section-contactme-q4 = ¿Se puede dejar algún mensaje?
section-contactme-hint = Las horas cambian. Puedes cambiar esto cualquier día.
field-contactme-no_contact = Sin contacto por ahora
field-contactme-channel = ¿Llamar, escribir o vernos?
option-contactme-channel-call = Llamar
option-contactme-channel-text = Mensaje de texto
option-contactme-channel-app = Escribir en esta aplicación
option-contactme-channel-meet = Vernos en persona
option-contactme-channel-other = Otra forma
field-contactme-hours = Días y horas que están bien
field-contactme-zone = Zona horaria
field-contactme-if_other_answers = Si contesta otra persona, decir
hint-contactme-if_other_answers = Pueden preguntar por alguien que no vive allí.
field-contactme-message_rule = Mensajes
option-contactme-message_rule-none = Ningún mensaje
option-contactme-message_rule-words = Solo estas palabras exactas
field-contactme-message_words = Las palabras exactas
field-contactme-call_shows_as = Cómo puede aparecer la llamada
field-contactme-worker_wish = Con quién te gustaría hablar
field-contactme-meet_ok = Dónde está bien vernos
field-contactme-check_word = Una palabra de control
hint-contactme-check_word = Una palabra que muestra que de verdad eres tú, o que es quien dice ser.
list-contactme-quiet_dates = Días sin contacto
add-contactme-quiet_dates = Añadir un día
kind-quiet = Un día sin contacto
field-quiet-date = Día
field-quiet-until = Hasta

## longer

section-longer-title = Más adelante
section-longer-line = Lo que quieres cuando haya espacio para ello.
section-longer-q1 = ¿Qué esperas?
section-longer-q2 = ¿Cuál es un primer paso pequeño?
section-longer-q3 = ¿Quién podría ayudar?
section-longer-hint = Sin prisa.
list-longer-goals = Lo que espero
add-longer-goals = Añadir algo que esperas
list-longer-steps = Pasos
add-longer-steps = Añadir un paso
kind-goal = Algo que esperas
field-goal-goal = Qué esperas
field-goal-why = Qué significa para ti
field-goal-first_small_step = Un primer paso pequeño
field-goal-who = Quién podría ayudar
field-goal-by = Más o menos cuándo

## dates

section-dates-title = Fechas que importan
section-dates-line = Días que pueden ser más difíciles o menos seguros.
section-dates-q1 = ¿Viene una salida, un juicio o una visita?
section-dates-q2 = ¿Hay un día de cada año que es difícil?
section-dates-q3 = ¿Qué ayudaría ese día?
section-dates-hint = Tú eliges si quieres un aviso, y cuándo.
list-dates-dates = Mis fechas
add-dates-dates = Añadir una fecha
list-dates-steps = Pasos
add-dates-steps = Añadir un paso
kind-day = Una fecha
field-day-kind = Qué clase de día
option-day-kind-court = Juicio
option-day-kind-order-ends = Termina una orden
option-day-kind-release = Alguien sale
option-day-kind-contact-change = Cambian las visitas con menores
option-day-kind-separation = El día que me voy, o me fui
option-day-kind-move = Me mudo
option-day-kind-programme-start = Empieza un programa
option-day-kind-programme-mid = Mitad de un programa
option-day-kind-programme-end = Termina un programa
option-day-kind-new-relationship = Se sabe de alguien más
option-day-kind-pregnancy = Embarazo o parto
option-day-kind-school-year = Nuevo año escolar
option-day-kind-case-closing = Termina mi tiempo con quien me apoya
option-day-kind-happened = Pasó algo
option-day-kind-hard = Un día difícil cada año
option-day-kind-birthday = Cumpleaños de alguien que perdí
option-day-kind-funeral = Un funeral
option-day-kind-other = Otro día
field-day-date = Día
field-day-note = Más sobre eso
field-day-sure = ¿Sabes bien qué día es?
option-day-sure-yes = Lo sé bien
option-day-sure-unsure = No lo sé bien
field-day-source = Cómo lo sabes
field-day-repeats = El mismo día cada año
field-day-helps = ¿Qué ayudaría ese día?
field-day-look = Pedirme que mire mi plan por esos días
hint-day-look = Lo pide aquí, después de tu código, y en ningún otro sitio.
option-day-look-yes = Antes y después
option-day-look-before = Solo antes
option-day-look-after = Solo después
option-day-look-no = No
field-day-quiet = Que sea un día tranquilo
hint-day-quiet = En un día tranquilo nada aquí te pregunta nada.
