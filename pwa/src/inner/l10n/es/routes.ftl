# Moverse: sin nombres y sin nada de lo que nadie hizo. Traducción sin revisar todavía por personas que trabajan en esto.

section-routes-title = Moverme
section-routes-line = Caminos, horas y otras formas de ir.
section-routes-q1 = ¿Qué viajes haces más?
section-routes-q2 = ¿Por dónde más podrías ir?
section-routes-q3 = ¿Qué lugares evitas, y cuándo?
section-routes-hint = Aquí nada te sigue.

route-none = Sin rastreo. Sin mapa. Solo tus palabras.
route-vary = La misma hora cada día. ¿Quieres cambiarla?
route-followed = Si crees que alguien va detrás de ti: pasa de largo de tu casa. Entra donde haya gente. Llama a alguien.
route-avoid-why = ¿Por qué? Puedes dejarlo en blanco. Sin nombres.
cv-intro = Esto es para que llegues bien a casa. No es sobre lo que nadie hizo.

list-routes-trips = Viajes
add-routes-trips = Añadir un viaje
list-routes-spots = Lugares del camino
add-routes-spots = Añadir un lugar
list-routes-avoids = Mejor evitar
add-routes-avoids = Añadir algo que evitar
list-routes-steps = Pasos
add-routes-steps = Añadir un paso

## Un lugar

kind-spot = Un lugar del camino
field-spot-alias = Cómo lo llamas
hint-spot-alias = Vale un nombre que solo tú conozcas. No hace falta la dirección.
field-spot-kind = Qué tipo de lugar
option-spot-kind-home = Casa
option-spot-kind-work = Trabajo
option-spot-kind-school = Escuela
option-spot-kind-dropoff = Lugar de entrega
option-spot-kind-family = Familia
option-spot-kind-clinic = Clínica
option-spot-kind-court = Juzgado
option-spot-kind-shop = Tienda
option-spot-kind-worship = Lugar de culto
option-spot-kind-service = Oficina o servicio
option-spot-kind-stop = Parada
option-spot-kind-other = Otra cosa
field-spot-how_to_know_it = Cómo reconocerlo
field-spot-rating = Cómo es para ti
option-spot-rating-good = Bien
option-spot-rating-depends = Depende
option-spot-rating-keepaway = Mejor evitarlo
field-spot-keep_away_when = Cuándo evitarlo
field-spot-inside_who = A quién es bueno ver dentro
field-spot-inside_open = Cuándo está abierto
field-spot-inside_way_out = Otra salida
field-spot-phone = Teléfono de allí

## Un viaje

kind-trip = Un viaje
field-trip-alias = Cómo llamas a este viaje
field-trip-from = Desde
field-trip-to = Hasta
field-trip-purpose = Para qué
field-trip-leave = Días, y a qué hora sales
field-trip-arrive_by = Llegar antes de
field-trip-vary = Cambio las horas
field-trip-vary_note = Cómo las cambias
field-trip-with_whom = Quién va contigo
field-trip-safe_stops = Lugares donde parar
field-trip-if_followed = Si alguien va detrás de ti
field-trip-if_blocked = Si el paso está cortado, usar
field-trip-state = ¿Se usa este viaje?
option-trip-state-active = En uso
option-trip-state-paused = En pausa
option-trip-state-old = Antiguo
field-trip-paused_until = En pausa hasta
list-trip-legs = El camino
add-trip-legs = Añadir un tramo
list-trip-alternates = Otros caminos
add-trip-alternates = Añadir otro camino

## Un tramo

kind-leg = Un tramo del camino
field-leg-mode = Cómo te mueves
option-leg-mode-walk = A pie
option-leg-mode-bike = Bicicleta
option-leg-mode-bus = Autobús
option-leg-mode-train = Tren
option-leg-mode-car = Coche o carro
option-leg-mode-lift = Alguien me lleva
option-leg-mode-taxi = Taxi
option-leg-mode-chair = Silla de ruedas
field-leg-line_or_road = Línea o calle
field-leg-from = Desde
field-leg-to = Hasta
field-leg-minutes = Cuántos minutos, más o menos
field-leg-better_times = Mejores horas
field-leg-worse_times = Peores horas
field-leg-note = Bueno saberlo
hint-leg-note = Hay luz, hay gente, hay cámaras o no hay señal.

## Otro camino

kind-alternate = Otro camino
field-alternate-use_when = Usarlo cuando
list-alternate-legs = El camino
add-alternate-legs = Añadir un tramo

## Algo que evitar

kind-avoid = Algo que evitar
field-avoid-what = Qué evitar
field-avoid-sort = Qué es
option-avoid-sort-place = Un lugar
option-avoid-sort-stretch = Un trozo del camino
option-avoid-sort-stop = Una parada
option-avoid-sort-event = Un evento
option-avoid-sort-time = Una hora del día
field-avoid-when = Cuándo
field-avoid-until = Hasta
hint-avoid-until = Sin fecha aquí, te lo pregunta otra vez en dos semanas.
field-avoid-why = Motivo
hint-avoid-why = { route-avoid-why }
