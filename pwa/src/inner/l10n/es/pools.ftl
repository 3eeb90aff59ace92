# Español: sin revisar por hablantes nativos.
# De aquí salen los ejemplos: uno por línea y, tras la barra, lo que va en el segundo campo (en las tareas de casa, el id de cada
# cuánto). Cosas corrientes, sin nombres de nadie. Una lista más larga es mejor.

pool-food =
    Leche | 2 l
    Pan | 1 barra
    Huevos | 12
    Mantequilla
    Cebollas | 1 kg
    Patatas | 2 kg
    Tomates | 1 kg
    Tomate triturado | 4 botes
    Pasta | 2 paquetes
    Arroz | 1 kg
    Aceite de oliva | 1
    Yogures | 6
    Queso | 300 g
    Manzanas | 6
    Plátanos
    Zanahorias | 1 bolsa
    Lechuga | 1
    Ajos | 2
    Pollo | 800 g
    Atún | 3 latas
    Garbanzos | 2 botes
    Café | 1 paquete
    Infusiones
    Avena | 1 kg
    Miel | 1
    Limones | 3
    Guisantes congelados | 1 bolsa
    Harina | 1 kg
    Azúcar | 1 kg
    Pimientos | 3
    Calabacines | 2
    Zumo de naranja | 1 l
    Galletas saladas
    Mermelada | 1
    Champiñones | 250 g
    Espinacas | 1 bolsa

pool-household =
    Lavavajillas | 1
    Pastillas para el lavaplatos
    Papel higiénico | 12
    Papel de cocina | 2
    Bolsas de basura | 30 l
    Estropajos | 3
    Detergente | 1
    Suavizante
    Bombillas | 2, luz cálida
    Pilas AA | 8
    Papel de horno | 1
    Papel de aluminio | 1
    Bolsas para congelar
    Limpiacristales | 1
    Fregasuelos | 1
    Bayetas
    Velas | 4
    Cerillas | 1
    Pinzas de la ropa | 1 paquete
    Ganchos | 4
    Filtro de agua | 1
    Bolsas del aspirador
    Servilletas
    Guantes de goma | 1 par
    Cinta adhesiva | 2
    Alargador | 3 m
    Descalcificador | 1
    Paños de cocina | 3

pool-chemist =
    Pasta de dientes | 1
    Cepillo de dientes | 2
    Champú | 1
    Acondicionador
    Crema de manos | 1
    Crema solar | 1
    Tiritas | 1 caja
    Discos de algodón
    Hilo dental | 1
    Jabón | 3
    Desodorante | 1
    Caramelos para la garganta
    Tijeras de uñas | 1
    Bálsamo labial | 1
    Vitamina D
    Pañuelos | 4
    Gel de ducha | 1
    Gotas para los ojos
    Cuchillas
    Crema hidratante
    Gomas del pelo
    Enjuague bucal | 1
    Recambio de jabón | 1
    Lima de uñas
    Toallitas de cara | 2
    Líquido de lentillas

pool-wear =
    Calcetines | 5 pares
    Chubasquero
    Guantes
    Zapatillas de casa
    Cinturón
    Camisetas blancas | 2
    Cordones | marrones
    Gorro de lana
    Bufanda
    Bañador
    Medias negras | 2
    Vaqueros
    Zapatillas de correr
    Pijama
    Paraguas
    Botas de invierno
    Hilo de coser | negro
    Botones | para el abrigo
    Betún
    Sombrero de sol
    Camisa de trabajo
    Mochila
    Camiseta térmica
    Chaqueta de punto

pool-presents =
    Libro para el cumpleaños
    Tarjeta | 2
    Papel de regalo
    Flores
    Rompecabezas | 500 piezas
    Bombones
    Planta en maceta
    Juguete de madera
    Velas
    Marco de fotos | 13 × 18
    Lazo
    Lata de té
    Jabón perfumado
    Juego de mesa
    Lápices de colores
    Cuaderno
    Taza
    Bolsa de regalo | 3
    Vale de música
    Molde de horno
    Calcetines gordos
    Calendario del año que viene
    Sellos | 10
    Comedero de pájaros

pool-kitchen =
    Limpiar los fuegos | week
    Limpiar el horno | season
    Vaciar la nevera | month
    Fregar el suelo | week
    Sacar la basura | week
    Separar el reciclaje | week
    Limpiar el fregadero | day
    Quitar la cal al hervidor | month
    Lavar los paños | week
    Ordenar las especias | season
    Descongelar el congelador | season
    Limpiar el microondas | month
    Repasar los armarios | month
    Afilar los cuchillos | season
    Mirar las fechas de la despensa | month
    Limpiar el filtro de la campana | season
    Platos | day
    Limpiar la mesa | day
    Limpiar la cafetera | month
    Lavar el cubo | month
    Forrar los cajones | season
    Limpiar la panera | week

pool-rooms =
    Quitar el polvo a los estantes | week
    Aspirar la escalera | week
    Aspirar el salón | week
    Limpiar el espejo | week
    Cambiar las toallas | week
    Ventilar los cuartos | day
    Limpiar la bañera | week
    Lavar la cortina de la ducha | month
    Regar las plantas | week
    Ordenar el escritorio | week
    Limpiar los interruptores | month
    Limpiar las ventanas | month
    Dar la vuelta al colchón | season
    Ordenar los libros | season
    Limpiar detrás del sofá | month
    Limpiar los rodapiés | season
    Ordenar la entrada | week
    Limpiar el váter | week
    Quitar el polvo a las lámparas | month
    Vaciar las papeleras | week
    Sacudir las alfombras | month
    Limpiar las puertas | season

pool-laundry =
    Lavadora blanca | week
    Lavadora oscura | week
    Ropa de cama | week
    Toallas a 60 | week
    Lavar las cortinas | season
    Planchar las camisas | week
    Lavar a mano el jersey | month
    Doblar y guardar | week
    Limpiar el filtro de la secadora | week
    Lavar las fundas de los cojines | month
    Emparejar calcetines | month
    Limpiar el cajetín de la lavadora | month
    Llevar el abrigo a la tintorería | season
    Lavar la ropa de deporte | week
    Airear el edredón | month
    Lavar la alfombrilla | week
    Coser el botón
    Lavar la manta | season
    Guardar la ropa de invierno | season
    Lavar el mantel | month

pool-outdoors =
    Barrer los escalones | week
    Regar las macetas | day
    Recortar el seto | season
    Recoger las hojas | month
    Limpiar los canalones | season
    Lavar la bici | month
    Inflar las ruedas | month
    Llevar restos al compost | week
    Limpiar el buzón | month
    Quitar hierbas del camino | month
    Lavar los cubos | month
    Engrasar las bisagras | season
    Cortar el césped | week
    Ordenar el trastero | season
    Limpiar el balcón | month
    Plantar los bulbos | season
    Llenar el bebedero de pájaros | week
    Lavar el coche | month
    Limpiar el felpudo | month
    Trasplantar la albahaca | season
    Recoger las sillas | season

pool-repairs =
    Grifo que gotea
    Manilla floja
    Bisagra que chirría
    Bombilla de la entrada
    Riel de la cortina
    Silla coja
    Grieta en la baldosa
    Corriente bajo la puerta
    Desagüe lento
    Estante del baño
    Retocar la pintura
    Cremallera del bolso
    Freno de la bici
    Mando a distancia
    Colgador del cuadro
    Tapa floja del enchufe
    Junta de la ventana
    Cordón de la persiana
    Luz de la nevera
    Cajón que se atasca
    Pila del timbre
    Alcachofa de la ducha

pool-classes =
    Repasar la última clase | Matemáticas
    Pasar los apuntes a limpio | Historia
    Aprender el vocabulario | Inglés
    Repetir la hoja de ejercicios | Matemáticas
    Ver la charla grabada | Biología
    Preguntar por la fórmula | Física
    Imprimir la ficha | Geografía
    Aprender los verbos | Francés
    Resumir el tema | Economía
    Dibujar el esquema | Biología
    Apuntarme al taller
    Buscar los términos | Derecho
    Hacer tarjetas | Química
    Llevar la calculadora | Estadística
    Escuchar el diálogo | Inglés
    Ordenar la carpeta
    Comparar apuntes con el grupo
    Leer las diapositivas | Informática
    Preparar dos preguntas | Filosofía
    Mirar el horario

pool-reading =
    Tema 3 | Historia
    Tema 4 | Economía
    El artículo sobre los ríos | Geografía
    Páginas 40 a 62 | Biología
    Poema de la semana | Literatura
    Tema 7, segunda mitad | Química
    Introducción | Filosofía
    El caso de la página 118 | Derecho
    Guía de estudio | Matemáticas
    Dos noticias | Inglés
    Primer acto | Literatura
    Manual de prácticas | Física
    El ensayo sobre ciudades | Geografía
    Glosario | Informática
    Resumen del final | Estadística
    Tema 9 | Historia
    Notas de la charla | Biología
    Lectura graduada | Inglés
    La entrevista | Economía
    Anexo B | Estadística

pool-assignments =
    Redacción, primer borrador | Historia
    Ejercicios 5 | Matemáticas
    Informe de laboratorio | Química
    Diapositivas del grupo | Economía
    Traducir la carta | Inglés
    Ejercicio del mapa | Geografía
    Reseña del libro | Literatura
    Programa pequeño | Informática
    Resultados de la encuesta | Estadística
    Cartel | Biología
    Ejercicios 6 | Física
    Charla de cinco minutos | Inglés
    Esquema | Filosofía
    Diario de lectura | Literatura
    Correcciones | Matemáticas
    Preguntas de la entrevista | Inglés
    Línea del tiempo | Historia
    Tabla de datos | Estadística
    Lista de fuentes
    Reflexión de una página

pool-exams =
    Control del tema | Matemáticas
    Examen oral | Francés
    Prueba de vocabulario | Inglés
    Parcial | Economía
    Prueba de laboratorio | Química
    Simulacro | Inglés
    Prueba de mapas | Geografía
    Examen de otro año 1 | Física
    Examen de otro año 2 | Física
    Hoja de fórmulas | Matemáticas
    Repasar temas 1 a 4 | Biología
    Preguntas de muestra | Derecho
    Repasar errores | Estadística
    Reservar plaza
    Mirar el aula
    Prueba de escucha | Inglés
    Repasar fechas | Historia
    Práctica de tipo test | Biología
    Redacción con tiempo | Literatura

pool-supplies =
    Cuaderno cuadriculado | Matemáticas
    Marcadores
    Fichas
    Archivador
    Bolígrafos azules
    Regla
    Papel milimetrado | Física
    Memoria USB
    Diccionario | Inglés
    Bata | Química
    Notas adhesivas
    Goma
    Carné de la biblioteca
    Papel de impresora
    Estuche
    Lápices de colores | Geografía
    Fundas de plástico
    Compás | Matemáticas
    Libro de segunda mano | Derecho
    Auriculares

pool-strength =
    Sentadillas | 3 × 12
    Flexiones | 3 × 8
    Zancadas | 3 × 10
    Plancha | 3 × 40 s
    Remo con goma | 3 × 12
    Elevación de talones | 3 × 15
    Puente de glúteos | 3 × 12
    Press de hombro | 3 × 10
    Plancha lateral | 2 × 30 s
    Subidas al escalón | 3 × 10
    Bicho muerto | 3 × 8
    Curl de bíceps | 3 × 12
    Silla en la pared | 3 × 45 s
    Fondos en el banco | 3 × 8
    Perro pájaro | 3 × 10
    Paseo con peso | 4 × 20 m
    Extensión de espalda | 3 × 10
    Abdominales | 3 × 15
    Apertura con goma | 3 × 15
    Sentadilla con pesa | 3 × 10

pool-cardio =
    Carrera suave | 5 km
    Series | 6 × 400 m
    Bici | 15 km
    Nadar | 800 m
    Andar rápido | 45 min
    Tirada larga | 9 km
    Escaleras | 10 vueltas
    Comba | 5 × 2 min
    Remo | 20 min
    Cuestas | 5 ×
    Bici suave | 40 min
    Fartlek | 30 min
    Nadar a braza | 600 m
    Caminata con el grupo | 1 h
    Vueltas de calentamiento | 2
    Correr por hierba | 4 km
    Ritmo constante | 25 min
    Clase de baile | 1 h
    Cinta | 20 min
    Andar para enfriar | 10 min

pool-stretching =
    Isquios | 2 × 30 s
    Flexores de cadera | 2 × 30 s
    Gemelos | 2 × 30 s
    Hombros | 1 min
    Cuello, despacio | 1 min
    Gato y vaca | 10 ×
    Postura del niño | 1 min
    Cuádriceps | 2 × 30 s
    Pecho en el marco | 2 × 30 s
    Giro de espalda | 5 por lado
    Círculos de tobillo | 10 ×
    Rodillo, piernas | 5 min
    Muñecas | 1 min
    Flexión lateral | 5 por lado
    Paloma | 1 min cada una
    Vídeo de yoga | 20 min
    Círculos de cadera | 10 ×
    Respirar | 5 min

pool-habits =
    Vaso de agua al empezar
    10.000 pasos
    A la cama a las once
    Fruta al mediodía | 2
    Sin ascensor, escaleras
    Preparar la bolsa | la noche antes
    Calentar primero | 5 min
    Paseo al mediodía | 20 min
    Sin móvil de noche
    Desayunar antes de clase
    Estirar tras un rato en la silla
    En bici al trabajo
    Botella de agua | 1,5 l
    Día de descanso
    Pesar la mochila
    Apuntar la sesión
    Verdura en la cena
    Levantarme cada hora

pool-aims =
    Correr 5 km sin parar
    Diez flexiones seguidas
    Nadar un kilómetro
    Tocarme los pies
    Entrenar tres veces por semana
    Plancha de dos minutos
    La ruta del lago
    Probar el rocódromo
    Ir con el grupo del domingo
    10 km para el verano
    Una dominada
    Aprender a crol
    En bici al pueblo de al lado
    Un mes de yoga
    Apuntarme a la carrera popular
    Aguantar la sentadilla un minuto
    Comprar buenas zapatillas
