"""Given names that one person may go by: everyday short forms and spellings. Our own list; add to it freely.

Each line is one name in its forms. A form may stand in several lines ("Alex"): then it leads to all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

LINES = """
abdul abdel abdal abdullah abdallah
abigail abi abby abbie gail
adam adem
agnes aggie nessa
ahmed ahmad ahmet
aisha ayesha aysha aicha aishah
albert bert bertie al
alexander alex alec alek sandy xander sasha alasdair alistair alastair
alexandra alex alexa lexi sandra sasha alix
alfred alf alfie fred
ali aly
alison ali allison alyson
amanda mandy
amelia amy millie mia emelia
andrew andy drew andrzej andrei
angela angie
ann anne anna annie nan annette hannah anya
anthony tony antony ant anton
arthur art artie
barbara babs barb barbie
barnaby barney
beatrice bea trixie beatrix
benjamin ben benny benji
bernard bernie
bethany beth bethan
bridget biddy bridie brigid
bronwen bronwyn bron
caitlin katelyn kaitlyn caitlyn kate
cameron cam
caroline carol carrie carolyn karoline
catherine katherine kathryn kate katie katy kathy cathy kat kit kath cath
catherine katherine kathryn catharine kathrine katharine cathryn kate katie kitty cat katrina catriona kasia katarzyna
charles charlie chas chuck charley
charlotte charlie lottie lotte charley
christina chris chrissie tina kristina christine christy
christopher chris kit topher kris christy
clara clare claire
daniel dan danny daniil
danielle dani danni daniella
david dave davey dai davy dafydd
deborah deb debbie debra
dennis den denny denis
diana di diane dianne
dominic dom nick dominik
donald don donny
dorothy dot dottie dolly
edward ed eddie ted teddy ned
edwin ed eddie
eleanor ellie ella nell nora eleanora elinor ellen nelly lenny
elizabeth liz lizzie beth betty eliza bess libby lisa elisabeth betsy elsie lizbeth elspeth ella
ellen nell nelly ellie
emily em emmie emma millie
emma em emmie
eric rick erik
ernest ernie
esther essie hester
ethan eth
eugene gene
evelyn eve evie evelina
fatima fatimah fatma fatemeh
florence flo florrie flossie
frances fran fanny frankie francesca
francis frank frankie fran
frederick fred freddie freddy frederic
gabriel gabe
gabrielle gabby gabi gabriella
gareth gary gaz
geoffrey geoff jeff jeffrey
george georgie jorge
georgina georgie gina georgia georgiana
gerald gerry jerry
gillian gill jill jillian
grace gracie
graham graeme grahame
gregory greg gregor
gwendoline gwen gwenda
hamza hamzah
harold harry hal
harriet hattie harrie hetty
harry harrison henry hal hank
hassan hasan hassen
helen nell nellie helena elena
henrietta hattie etta henri
hugh hughie huw
hussain hussein husain hossein
ibrahim ebrahim abraham abe
ian iain
isaac zac zack ike
isabella bella izzy isabel isobel isabelle belle
jacob jake jakob jakub yakub yaqub
jacqueline jackie jacqui jacki
james jim jimmy jamie jem
jane janie jenny janey
janet jan jenny
jasmine jas jaz yasmin yasmine yasmeen jazmin
jennifer jen jenny jenni jennie
jeremy jerry jez jem
jessica jess jessie
joan joanie joanna
joanna jo joanne
john johnny jack jon ian sean shaun jonny
jonathan jon jonny johnny jonathon
joseph joe joey jo yusuf youssef josef
josephine jo josie
joshua josh yusha
judith judy jude
julia julie jules
julian jules
katrina kat trina
kenneth ken kenny
kevin kev
khadija khadijah hadija
kimberley kim kimberly
laura laurie lori
lawrence larry laurie laurence loz
leonard len lenny leo
leonardo leo
lewis louis lou louie luis
lillian lily lil lilian lilly
louise lou lulu louisa
lucy lucinda lucie lu
luke lucas lukas luca
lydia liddy
madeleine maddie madeline maddy
magdalena magda lena maddie
margaret maggie meg peggy marge margie greta mags madge megan rita
maria marie mary mariya
mark marcus marc
martha marty mattie
martin marty martyn
martina tina
mary molly polly may mae maria marie mamie moll
matilda tilly tilda mattie
matthew matt matty mathew mateusz matteo
maximilian max
maureen mo
maxine max
melanie mel
melissa mel missy lissa
michael mike mick mickey mikey michal mikhail
michelle shell chelle
miriam mim maryam mariam miri
mohammed mohammad muhammad mohamed muhammed mohamad mohamud mahmoud mo mehmet md muhamad mohd
mustafa mustapha moustafa
natalie nat natalia nathalie
natasha tash tasha
nathaniel nathan nate nat nathanael
nicholas nick nicky nico nikolas nicolas
nicola nicky nikki nichola nicole
noah noa
olivia liv livvy ollie olive
oliver ollie olly olivier
pamela pam
patricia pat patsy trish tricia patti
patrick pat paddy patrik
paul pawel pavel
peter pete piotr pyotr
philip phil phillip pip
philippa pip pippa
phoebe pheobe
priscilla cilla
rachel rach rachael rae raquel
raymond ray
rebecca becky bex becca rebekah
reginald reg reggie
richard rick dick rich ricky richie dickie
robert rob bob bobby robbie bert robin
roberta bobbie
ronald ron ronnie
rosemary rosie rose romy
rosalind ros roz rosie
rose rosie rosa
rory ruairi
roy royston
russell russ
ruth ruthie
sadie sarah
samantha sam sammy
samuel sam sammy
sarah sara sally sadie zara
sean shaun shawn shane
sebastian seb bas
sharon shaz sharron
shirley shirl
simon si szymon
siobhan shivaun shevaun chevonne
sophie soph sophia sofia zofia
stephanie steph stevie stefanie
stephen steve steven stevie stefan steph
stuart stewart stu
susan sue suzie susie suzanne susanna
sylvia sylvie silvia
tabitha tabby
teresa terry tess tessa theresa tracy
terence terry terrence
thomas tom tommy tomasz tomas
timothy tim timmy
tobias toby tobi
ursula ursie
valerie val
vanessa nessa
veronica ronnie vera
victor vic viktor
victoria vicky tori vic viki vikki toria
vincent vince vinny
virginia ginny
vivian viv vivien vivienne
walter wally walt
wilfred wilf fred
wilhelmina mina billie
william bill billy will willy wills liam
winifred win winnie freda
yvonne evonne
yusuf yousef youssef yousuf josef
zachary zac zach zack zak zachariah
zainab zaynab zeinab zeynep
zoe zoey
"""


def _table() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for line in LINES.strip().splitlines():
        forms = line.replace("-", "").split()
        for form in forms:
            found[form].update(forms)
    return {form: frozenset(others) for form, others in found.items()}


TABLE = _table()


def forms_of(given_name: str) -> frozenset[str]:
    """Every form of a plain given name, itself among them where the table knows it; otherwise none."""
    return TABLE.get(given_name, frozenset())
