# Primeros pasos, marco y límites. Traducción sin revisar todavía por personas que trabajan en esto.

### Variables: $them es la palabra de quien usa el plan para la otra persona, o them-default.

them-default = la persona que te hace daño
# Solo con situaciones de violencia en la calle.
them-default-cv = la gente que evitas

intro-1 = Este plan es tuyo. Tú eliges qué lleva.
intro-2 = Nadie más puede leerlo, salvo que compartas una parte.
intro-3 = Lo que te hacen no es culpa tuya.
intro-noguarantee = Ningún plan puede prometer seguridad. Puede darte más opciones.
intro-start = Empieza por donde quieras. Salta lo que quieras. Puedes cambiarlo todo después.
intro-watched-q = ¿Podría alguien estar mirando este teléfono?
intro-watched-yes = Entonces puede ser más seguro usar otro teléfono. Una biblioteca, una amistad o alguien que te apoya puede tener uno.
intro-watched-unsure = Si no lo sabes, prueba antes con un teléfono más seguro, o escribe menos aquí.
intro-limits = El icono y el nombre son un disfraz. No esconden la aplicación de programas espía, de quien sabe tu código ni de copias de seguridad compartidas.
intro-exit = Toca la esquina en cualquier momento para salir rápido. La página de antes puede seguir en la lista de páginas.
intro-wipe = Borrar quita todo lo de aquí. No se puede deshacer. No borra lo que compartiste antes.
intro-lost = Si olvidas tu código, no podemos recuperar el plan. Nadie puede.
intro-lost-words = Si olvidas tu código, tus 12 palabras pueden recuperar el plan. Sin las palabras, nadie puede.
intro-nothelp = Nadie está mirando esta aplicación. No puede mandar ayuda. Si necesitas ayuda ahora, llama a alguien de confianza o al número de emergencias, si te parece bien.
intro-word-me = ¿Hay una palabra que te guste para ti? Ninguna también vale.
intro-word-them = ¿Cómo llamamos a la persona que te hace daño? Vale una letra o un apodo.
intro-sit-q = ¿Qué te describe ahora? Elige las que quieras, o ninguna.

sit-living = Vivimos en la misma casa
sit-preparing = Estoy pensando en irme
sit-left = Ya me fui
sit-back = Hemos vuelto
sit-stalk = Me siguen o me vigilan
sit-sa = Alguien hizo algo sexual que yo no quería
sit-cv1 = Me dispararon o me hirieron
sit-cv2 = Dispararon o mataron a alguien cercano
sit-cv3 = Gente con la que tengo lazos está en un conflicto
sit-care = Soy mayor, o necesito cuidados, o cuido a alguien
sit-teen = Soy adolescente
sit-child = Hago un plan con una niña o un niño
sit-none = Nada de esto, o prefiero no decirlo

nav-gonow = Ir ya
nav-plan = Mi plan
nav-routes = Moverme
nav-people = Mi gente

btn-skip = Saltar
btn-later = Ahora no
btn-save = Guardar

step-idea = Idea
step-want = Quiero hacerlo
step-did = Ya lo hice
step-works = Me funciona
step-notforme = No es para mí
step-barrier-q = ¿Qué lo hace difícil?
step-helped-q = ¿Esto ayudó?

## Datos propios

me-title = Sobre mí
field-me-call_me = Cómo llamarme
field-me-word_for_me = Una palabra para mí
field-me-word_for_them = Una palabra para la otra persona
field-me-situations = Qué me describe ahora
option-me-situations-living = { sit-living }
option-me-situations-preparing = { sit-preparing }
option-me-situations-left = { sit-left }
option-me-situations-back = { sit-back }
option-me-situations-stalk = { sit-stalk }
option-me-situations-sa = { sit-sa }
option-me-situations-cv1 = { sit-cv1 }
option-me-situations-cv2 = { sit-cv2 }
option-me-situations-cv3 = { sit-cv3 }
option-me-situations-care = { sit-care }
option-me-situations-teen = { sit-teen }
option-me-situations-child = { sit-child }
option-me-situations-none = { sit-none }
field-me-language_worker = Idioma en que quiero que me escriban
field-me-language_spoken = Idioma en que prefiero hablar

## Palabras cortas

word-yes = Sí
word-no = No
ref-removed = Quitado
day-mon = lun
day-tue = mar
day-wed = mié
day-thu = jue
day-fri = vie
day-sat = sáb
day-sun = dom

## ¿Sigue bien?

stale-dot = ¿Sigue bien?
review-still = Sigue bien
review-change = Cambiar
review-later = Ahora no
contact-still = ¿Sigue siendo alguien de confianza?

## Ir ya

gonow-title = Ir ya
gonow-place = Ve a
gonow-place-cv = Ve a, o vuelve a
gonow-backup = O
gonow-people = Llama o escribe
gonow-take = Lleva esto, si hay tiempo
gonow-word = Palabra
gonow-tell = Avisa de que llegaste
gonow-others = Menores y otras personas
gonow-cant = Si no puedes salir
gonow-cant-cv = Si ves problemas
gonow-at = Estoy en
gonow-empty = Elige un lugar y una persona para esta página. Lleva un minuto.
