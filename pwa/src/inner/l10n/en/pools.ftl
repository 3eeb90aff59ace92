# What examples are drawn from: one a line, and after a bar what goes into the second field (for things to do in the house, the id of
# how often). Ordinary things, nobody's names. A longer list is a better list.

pool-food =
    Milk | 2 l
    Bread | 1
    Eggs | 12
    Butter
    Onions | 1 kg
    Potatoes | 2 kg
    Tomatoes | 1 kg
    Tinned tomatoes | 4
    Pasta | 2 packs
    Rice | 1 kg
    Olive oil | 1
    Yoghurt | 6
    Cheese | 300 g
    Apples | 6
    Bananas
    Carrots | 1 bag
    Lettuce | 1
    Garlic | 2
    Chicken | 800 g
    Tuna | 3 tins
    Chickpeas | 2 tins
    Coffee | 1 pack
    Tea bags
    Oats | 1 kg
    Honey | 1
    Lemons | 3
    Frozen peas | 1 bag
    Flour | 1 kg
    Sugar | 1 kg
    Peppers | 3
    Courgettes | 2
    Orange juice | 1 l
    Crackers
    Jam | 1
    Mushrooms | 250 g
    Spinach | 1 bag

pool-household =
    Washing-up liquid | 1
    Dishwasher tablets
    Toilet paper | 12
    Kitchen roll | 2
    Bin bags | 30 l
    Sponges | 3
    Laundry soap | 1
    Fabric softener
    Light bulbs | 2, warm white
    AA batteries | 8
    Baking paper | 1
    Foil | 1
    Freezer bags
    Glass cleaner | 1
    Floor cleaner | 1
    Dust cloths
    Candles | 4
    Matches | 1
    Clothes pegs | 1 pack
    Hooks | 4
    Water filter | 1
    Vacuum bags
    Napkins
    Rubber gloves | 1 pair
    Sticky tape | 2
    Extension lead | 3 m
    Descaler | 1
    Tea towels | 3

pool-chemist =
    Toothpaste | 1
    Toothbrush | 2
    Shampoo | 1
    Conditioner
    Hand cream | 1
    Sun cream | 1
    Plasters | 1 box
    Cotton pads
    Dental floss | 1
    Soap | 3
    Deodorant | 1
    Throat sweets
    Nail scissors | 1
    Lip balm | 1
    Vitamin D
    Tissues | 4
    Shower gel | 1
    Eye drops
    Razor blades
    Cold cream
    Hair ties
    Mouthwash | 1
    Hand soap refill | 1
    Nail file
    Face cloths | 2
    Contact lens fluid

pool-wear =
    Socks | 5 pairs
    Rain jacket
    Gloves
    Slippers
    Belt
    White T-shirts | 2
    Shoelaces | brown
    Woolly hat
    Scarf
    Swimsuit
    Black tights | 2
    Jeans
    Running shoes
    Pyjamas
    Umbrella
    Winter boots
    Sewing thread | black
    Buttons | for the coat
    Shoe polish
    Sun hat
    Work shirt
    Backpack
    Thermal vest
    Cardigan

pool-presents =
    Book for the birthday
    Card | 2
    Wrapping paper
    Flowers
    Puzzle | 500 pieces
    Chocolates
    Plant in a pot
    Toy for the little one
    Candle set
    Picture frame | 13 × 18
    Ribbon
    Tea tin
    Scented soap
    Board game
    Colouring pencils
    Notebook
    Mug
    Gift bag | 3
    Music voucher
    Baking tin
    Warm socks
    Calendar for next year
    Stamps | 10
    Bird feeder

pool-kitchen =
    Clean the hob | week
    Clean the oven | season
    Empty the fridge | month
    Mop the floor | week
    Take out the bins | week
    Sort the recycling | week
    Clean the sink | day
    Descale the kettle | month
    Wash the tea towels | week
    Tidy the spice shelf | season
    Defrost the freezer | season
    Clean the microwave | month
    Dust the cupboards | month
    Sharpen the knives | season
    Check the dates in the pantry | month
    Clean the extractor filter | season
    Dishes | day
    Clean the table | day
    Clean the coffee maker | month
    Wash the bin | month
    Line the drawers | season
    Clean the bread box | week

pool-rooms =
    Dust the shelves | week
    Vacuum the stairs | week
    Vacuum the living room | week
    Clean the mirror | week
    Change the towels | week
    Air the bedrooms | day
    Clean the bath | week
    Wash the shower curtain | month
    Water the plants | week
    Tidy the desk | week
    Clean the light switches | month
    Clean the windows | month
    Turn the mattress | season
    Sort the bookshelf | season
    Clean behind the sofa | month
    Clean the skirting boards | season
    Tidy the hall | week
    Clean the toilet | week
    Dust the lamps | month
    Empty the paper baskets | week
    Beat the rugs | month
    Clean the doors | season

pool-laundry =
    White wash | week
    Dark wash | week
    Bed linen | week
    Towels at 60 | week
    Wash the curtains | season
    Iron the shirts | week
    Hand wash the jumper | month
    Fold and put away | week
    Clean the lint filter | week
    Wash the cushion covers | month
    Sort odd socks | month
    Clean the machine drawer | month
    Take the coat to the cleaner | season
    Wash the sports kit | week
    Air the duvet | month
    Wash the bath mat | week
    Sew on the button
    Wash the blanket | season
    Put the winter clothes away | season
    Wash the table cloth | month

pool-outdoors =
    Sweep the steps | week
    Water the pots | day
    Cut the hedge | season
    Rake the leaves | month
    Clean the gutters | season
    Wash the bike | month
    Pump up the tyres | month
    Feed the compost | week
    Clean the letter box | month
    Weed the path | month
    Wash the bins | month
    Oil the hinges | season
    Mow the grass | week
    Tidy the shed | season
    Clean the balcony | month
    Plant the bulbs | season
    Fill the bird bath | week
    Wash the car | month
    Clean the doormat | month
    Repot the basil | season
    Bring in the chairs | season

pool-repairs =
    Dripping tap
    Loose door handle
    Squeaky hinge
    Bulb in the hall
    Curtain rail
    Wobbly chair
    Crack in the tile
    Draught under the door
    Slow drain
    Shelf in the bathroom
    Touch up the paint
    Zip on the bag
    Bike brake
    Remote control
    Picture hook
    Loose socket
    Window seal
    Blind cord
    Fridge light
    Drawer that sticks
    Doorbell battery
    Shower head

pool-classes =
    Go over the last lesson | Maths
    Copy out the notes | History
    Learn the new words | Spanish
    Redo the practice sheet | Maths
    Watch the recorded talk | Biology
    Ask about the formula | Physics
    Print the handout | Geography
    Learn the verbs | French
    Summarise the chapter | Economics
    Draw the diagram | Biology
    Sign up for the workshop
    Look up the terms | Law
    Make flash cards | Chemistry
    Bring the calculator | Statistics
    Listen to the dialogue | English
    Tidy the folder
    Compare notes with the group
    Read the slides | Computing
    Prepare two questions | Philosophy
    Check the timetable

pool-reading =
    Chapter 3 | History
    Chapter 4 | Economics
    The short article on rivers | Geography
    Pages 40 to 62 | Biology
    Poem of the week | Literature
    Chapter 7, second half | Chemistry
    Introduction | Philosophy
    The case on page 118 | Law
    Study guide | Maths
    Two newspaper articles | English
    First act | Literature
    Lab manual | Physics
    The essay on cities | Geography
    Glossary | Computing
    Summary at the end | Statistics
    Chapter 9 | History
    Notes from the talk | Biology
    Graded reader | Spanish
    The interview | Economics
    Appendix B | Statistics

pool-assignments =
    Essay, first draft | History
    Problem set 5 | Maths
    Lab report | Chemistry
    Group slides | Economics
    Translate the letter | Spanish
    Map exercise | Geography
    Book review | Literature
    Small program | Computing
    Survey results | Statistics
    Poster | Biology
    Problem set 6 | Physics
    Talk, five minutes | English
    Outline | Philosophy
    Reading log | Literature
    Corrections | Maths
    Interview questions | English
    Timeline | History
    Data table | Statistics
    List of sources
    Reflection, one page

pool-exams =
    Unit test | Maths
    Oral exam | French
    Vocabulary test | Spanish
    Mid-term | Economics
    Lab test | Chemistry
    Mock exam | English
    Map quiz | Geography
    Past paper 1 | Physics
    Past paper 2 | Physics
    Formula sheet | Maths
    Revise units 1 to 4 | Biology
    Sample questions | Law
    Go through old mistakes | Statistics
    Book a place
    Check the room
    Listening test | English
    Revise dates | History
    Multiple choice practice | Biology
    Timed essay | Literature

pool-supplies =
    Squared notebook | Maths
    Highlighters
    Index cards
    Ring binder
    Blue pens
    Ruler
    Graph paper | Physics
    USB stick
    Dictionary | Spanish
    Lab coat | Chemistry
    Sticky notes
    Eraser
    Library card
    Printer paper
    Pencil case
    Coloured pencils | Geography
    Plastic sleeves
    Compass | Maths
    Second-hand textbook | Law
    Headphones

pool-strength =
    Squats | 3 × 12
    Push-ups | 3 × 8
    Lunges | 3 × 10
    Plank | 3 × 40 s
    Rows with the band | 3 × 12
    Calf raises | 3 × 15
    Glute bridge | 3 × 12
    Shoulder press | 3 × 10
    Side plank | 2 × 30 s
    Step-ups | 3 × 10
    Dead bug | 3 × 8
    Biceps curl | 3 × 12
    Wall sit | 3 × 45 s
    Dips on the bench | 3 × 8
    Bird dog | 3 × 10
    Farmer's walk | 4 × 20 m
    Back extension | 3 × 10
    Sit-ups | 3 × 15
    Band pull-apart | 3 × 15
    Goblet squat | 3 × 10

pool-cardio =
    Easy run | 5 km
    Intervals | 6 × 400 m
    Bike ride | 15 km
    Swim | 800 m
    Brisk walk | 45 min
    Long run | 9 km
    Stairs | 10 rounds
    Rope | 5 × 2 min
    Rowing | 20 min
    Hill repeats | 5 ×
    Easy ride | 40 min
    Fartlek | 30 min
    Swim, breaststroke | 600 m
    Walk with the group | 1 h
    Warm-up laps | 2
    Run on grass | 4 km
    Steady pace | 25 min
    Dance class | 1 h
    Treadmill | 20 min
    Cool-down walk | 10 min

pool-stretching =
    Hamstrings | 2 × 30 s
    Hip flexors | 2 × 30 s
    Calves | 2 × 30 s
    Shoulders | 1 min
    Neck, slowly | 1 min
    Cat and cow | 10 ×
    Child's pose | 1 min
    Quads | 2 × 30 s
    Chest at the door frame | 2 × 30 s
    Lower back twist | 5 each side
    Ankle circles | 10 ×
    Foam roller, legs | 5 min
    Wrists | 1 min
    Side bend | 5 each side
    Pigeon | 1 min each
    Yoga video | 20 min
    Hip circles | 10 ×
    Breathing | 5 min

pool-habits =
    Glass of water first
    10,000 steps
    To bed by eleven
    Fruit at lunch | 2
    No lift, stairs
    Pack the kit | the night before
    Warm up first | 5 min
    Walk at lunch | 20 min
    Phone away at night
    Breakfast before class
    Stretch after sitting
    Bike to work
    Water bottle | 1.5 l
    Rest day
    Weigh the bag
    Log the session
    Vegetables at dinner
    Stand up each hour

pool-aims =
    Run 5 km without a stop
    Ten push-ups in a row
    Swim one kilometre
    Touch my toes
    Train three times a week
    Plank for two minutes
    Walk the lake trail
    Try the climbing wall
    Join the Sunday group
    10 km by summer
    One pull-up
    Learn the crawl
    Bike to the next town
    A month of yoga
    Sign up for the fun run
    Hold a squat for a minute
    Buy proper shoes
