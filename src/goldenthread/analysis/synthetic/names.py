"""Made-up names of people and places. Combinations are random; none is meant to be anybody."""

FORENAMES = {
    "F": (
        "Ada", "Amelia", "Anya", "Bea", "Carys", "Chloe", "Dina", "Eira", "Ella", "Esme", "Fatima", "Freya", "Gwen",
        "Hana", "Imogen", "Isla", "Ivy", "Jess", "Kira", "Layla", "Lena", "Lottie", "Maya", "Mia", "Nadia", "Niamh",
        "Olive", "Orla", "Poppy", "Priya", "Rosa", "Ruby", "Sana", "Selma", "Tara", "Thea",
        "Una", "Vera", "Willow", "Zara",
    ),
    "M": (
        "Aaron", "Adam", "Alfie", "Amir", "Arlo", "Ben", "Callum", "Caleb", "Dev", "Dylan", "Eli", "Ethan", "Finn",
        "Felix", "George", "Harvey", "Hugo", "Ibrahim", "Isaac", "Jack", "Jude", "Kai", "Kian", "Leo", "Luca", "Mason",
        "Milo", "Musa", "Noah", "Omar", "Oscar", "Owen", "Rafi", "Reuben", "Sam", "Theo", "Toby",
        "Umar", "Yusuf", "Zac",
    ),
}  # fmt: skip

SURNAMES = (
    "Abery", "Ackland", "Alderton", "Amberley", "Arkwell", "Ashdown", "Bantry", "Barrowby", "Beamish", "Birkett",
    "Blakeney",
    "Bramhall", "Brierley", "Burwell", "Caldwell", "Carraway", "Chaloner", "Cobham", "Colwyn", "Cranfield", "Croyde",
    "Dalby", "Denholm", "Dovedale", "Dunmore", "Eastleigh", "Elmswell", "Fairholm", "Farrow", "Fenwick", "Foxcote",
    "Garside", "Glanville", "Goldsworth", "Greenhow", "Hadley", "Hallam", "Harcourt", "Hartwell", "Haverley", "Helmsby",
    "Hindle", "Holbeck", "Ingleby", "Ivory", "Jarrow", "Keswick", "Kingsley", "Langdale", "Larkin", "Leyburn", "Linton",
    "Lockwood", "Marchbank", "Marlowe", "Mellor", "Merrow", "Milburn", "Nettleton", "Norwood", "Oakley", "Orford",
    "Pendle", "Penrose", "Quillan", "Radley", "Ravensdale", "Redfern", "Ridley", "Rookwood", "Rushmere", "Sandford",
    "Selby", "Shipley", "Stanhope", "Sutcliffe", "Tarrant", "Thornley", "Tilbrook", "Underhill", "Upwood", "Varley",
    "Wadham", "Walden", "Wexley", "Whitby", "Winslow", "Wishart", "Yardley", "Yeoman",
)  # fmt: skip

STREETS = (
    "Abbey Walk", "Bank Street", "Brook Lane", "Canal View", "Chapel Row", "Church Road", "Cross Street", "Dale Close",
    "Field End", "Garden Way", "Green Lane", "High Street", "Hill Rise", "Kings Road", "Lower Road", "Market Place",
    "Mill Lane", "New Road", "Orchard Drive", "Park Avenue", "Queen Street", "Ridge Way", "School Lane", "Station Road",
    "The Crescent", "Valley Road", "Victoria Street", "West Street", "Windmill Hill", "Wood Lane",
)  # fmt: skip
