"""Words by which people say who they are: sex, age, family, faith, origin, orientation, disability."""

_CORE_WORDS = """
    woman women man men female male girl gal boy guy dude lady gentleman bloke lass lad fella nonbinary
    enby trans transgender transwoman transman transsexual cis cisgender genderqueer genderfluid intersex
    agender teen teenager teenage adolescent twenties thirties forties fifties sixties seventies boomer
    millennial zoomer elderly mother father mom mum mommy mummy mama dad daddy papa parent grandmother
    grandfather grandma grandpa granny grandparent stepmother stepfather stepmom stepdad single unmarried
    married divorced divorcee widow widowed widower engaged spouse husband wife boyfriend girlfriend
    fiance fiancee bride newlywed childless childfree kid child children baby toddler newborn infant son
    daughter twin triplet sibling sister brother orphan adopted pregnant pregnancy expecting orthodox
    muslim moslem muslima muslimah christian jewish jew hindu buddhist sikh catholic protestant atheist
    agnostic religious devout mormon jain evangelical lutheran baptist methodist presbyterian pentecostal
    anglican shia shiite sunni sufi ahmadi ismaili bahai pagan wiccan druid taoist shinto rastafarian
    zoroastrian parsi quaker amish hasidic islam islamic christianity judaism hinduism buddhism sikhism
    jainism hijab hijabi headscarf niqab burqa burka turban kippah yarmulke kirpan crucifix rosary church
    mosque temple synagogue gurdwara ramadan shabbat sabbath kosher halal vegan vegetarian gay lesbian
    bisexual bi queer asexual aromantic pansexual homosexual heterosexual straight closeted lgbt lgbtq
    lgbtqi lgbtqia black white brown asian latino latina latinx hispanic chicano african arab arabic
    caucasian european indigenous native aboriginal maori polynesian inuit biracial multiracial immigrant
    migrant refugee expat foreigner minority roma romani gypsy dalit brahmin kurd kurdish tamil punjabi
    bengali gujarati marathi telugu persian slavic scandinavian caribbean poc bipoc tibetan uyghur
    rohingya hmong igbo yoruba hausa zulu village countryside tribe tribal caste reservation disabled
    disability disabilities handicapped deaf blind autistic autism asd aspie asperger aspergers adhd
    dyslexia dyslexic dyspraxia dyspraxic dyscalculia neurodivergent neurodiverse wheelchair amputee
    paraplegic tetraplegic quadriplegic paralysed paralyzed epileptic epilepsy diabetic diabetes stutter
    stutterer stammer bipolar ocd ptsd schizophrenia tourette tourettes palsy vitiligo albino dwarfism
    impaired impairment prosthetic wear wearing born pray identify religion ethnicity nationality pronoun
    descent heritage ancestry worship faith suffer suffering diagnosed hiv tongue
"""
CORE = frozenset(_CORE_WORDS.split())
"""Words that say who someone is, and little else."""

_AROUND_WORDS = """
    senior member community ex hindi urdu mandarin positive
    a an the of in at to or and with by who is was are as my our your her his me i im am we were be been
    being its this that there from for on since have has had ive got get use using live living come coming
    grew grown up raised brought identifies identifying follow practise practice practising practicing
    observe observant go going celebrate turn turned turning raising speaking asking belong just still
    also currently now here very quite pretty kind sort bit little both happily proud proudly recently
    newly openly legally actually year years old yo yr y o aged age ages about almost nearly over under
    past around mid late early middle last month week ago next soon birthday gender sex race ethnic
    orientation sexual sexuality she he they him them hers theirs identity colour color coloured colored
    skin skinned dark light fair hair red citizen person people someone somebody human individual folk
    family couple partner small big large tiny rural town farm city poor rich wealthy humble conservative
    traditional strict origin originally ethnically generation first second third half quarter mixed one
    two three four five six seven eight nine ten eleven twelve young younger older long short tall left
    right handed hard hearing visually visual sight sighted vision physically physical mental chronic
    chronically illness ill condition cancer survivor severe mild mobility limited user cerebral down
    syndrome limb arm leg hand eye ear aid cane dog partially totally profoundly church believer english
    speaker non f m nb x
"""
AROUND = frozenset(_AROUND_WORDS.split())
"""Words that stand beside those and say nothing of a career."""

_ABOUT_IT_WORDS = """
    less fewer worse discriminate discrimination discriminated discriminating bias biased gap sexism
    sexist racism racist ageism ageist harass harassed harassment treat treated fair unfair equal equally
    equality diversity diverse minority woman women female man men male gender race religion religious age
    old older late young younger belong welcome visa pray maternity paternity pregnancy pregnant accepted
    accept disadvantage disadvantaged harder tougher barrier barriers hostile inclusive friendly safe
    chance realistic disability disabled accommodation accommodate disclose mention hide tell fit suit
    suitable suited bore possible focus easily bother point silly hope
"""
ABOUT_IT = frozenset(_ABOUT_IT_WORDS.split())
"""Words of a question that may itself be about who asks."""

ABOUT_PERSONS = CORE - {"single", "straight", "black", "white"} | {"old", "older", "younger", "young", "age"}
"""Words of phrases that ask about who someone is."""
