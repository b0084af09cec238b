"""The sentences, items and words that drafts and amendments are made of, with their traps."""

FR, EN = "fr", "en"

SENTENCES = {
    FR: (
        "L'Assemblée parlementaire se félicite des progrès accomplis depuis 2019 par les autorités.",
        "Elle rappelle sa Résolution 2417 (2021) «Les forêts anciennes: un bien commun» et ses suites.",
        "Le rapport de M. Dupont-Lévy, présenté le 3 mars 2022, montre l'ampleur du retard.",
        "Elle note que 3,5 % des recettes, soit env. 12 millions d'euros, n'ont pas été dépensés.",
        "L'article 11 de la Convention (STE n° 5, «Convention de Rome») garantit ce droit à chacun.",
        "Toutefois, de nombreuses communes attendent encore les moyens promis, p. ex. en montagne.",
        "Les parlements nationaux – y compris les plus petits – doivent pouvoir contrôler l'exécutif.",
        "L'Assemblée regrette vivement que ni l'Italie ni la Suisse n'aient ratifié le protocole.",
        "Qui peut accepter qu'un enfant sur cinq vive dans la pauvreté?",
        "Ces phénomènes (sécheresses, crues, incendies, etc.) vont s'aggraver au fil du XXI^e siècle.",
        "Elle souligne l'importance d'une presse libre, d'une justice indépendante et d'écoles ouvertes.",
        "En 1998, la Cour européenne des droits de l'homme a jugé, dans l'affaire Guerra c. Italie, "
        "que l'État avait manqué à ses obligations.",
        "L'Assemblée demeure préoccupée par l'usage croissant de drones aux frontières du continent.",
        "Cet engagement, pris à Reykjavik, reste à tenir.",
        "Le commissaire a parlé d'une «honte pour l'Europe».",
        "Aucune de ces mesures ne suffira si les citoyens n'y sont pas associés dès le début.",
        "L'OCDE et l'UNESCO ont publié, en sept. 2023, des lignes directrices utiles aux enseignants.",
        "Le taux est passé de 1.5 à 2.75 en dix ans; il devrait encore doubler d'ici à 2040.",
        "Mme Åsa Lindqvist-Nuñez, rapporteure, a visité huit centres d'accueil entre mai et juillet.",
        "L'Assemblée prend acte de l'opinion, partagée par beaucoup, selon laquelle il est trop tard.",
    ),
    EN: (
        "The Parliamentary Assembly welcomes the progress made since 2019 by the local authorities.",
        'It recalls its Resolution 2417 (2021) "Ancient forests: a common good" and what came of it.',
        "The report of Mr. O'Connor-Smith, presented on 3 March 2022, shows how late Europe is.",
        "It notes that 3.5% of the revenue, i.e. some 12 million euros, was never spent.",
        'Article 11 of the Convention (ETS No. 5, "the Rome Convention") grants everyone this right.',
        "However, many villages are still waiting for the promised funds, e.g. in the mountains.",
        "National parliaments – even the smallest ones – must be able to hold governments to account.",
        "The Assembly deeply regrets that neither Italy nor Switzerland has ratified the protocol.",
        "Who can accept that one child in five should live in poverty?",
        "These hazards (droughts, floods, wildfires, etc.) will worsen over the 21^st century.",
        "It stresses the importance of a free press, an independent judiciary and open schools.",
        "In 1998, the European Court of Human Rights held, in the case of Guerra v. Italy, that the "
        "State had failed in its duties.",
        "The Assembly remains concerned about the growing use of drones at the borders of Europe.",
        "This pledge, given in Reykjavik, has yet to be kept.",
        'The Commissioner spoke of "a disgrace to Europe".',
        "None of these measures will be enough unless citizens take part in them from the outset.",
        "The OECD and UNESCO published, in Sept. 2023, guidelines that are useful to teachers.",
        "The rate rose from 1.5 to 2.75 in ten years; it should double again by 2040.",
        "Ms Åsa Lindqvist-Nuñez, rapporteur, visited eight reception centres between May and July.",
        "The Assembly takes note of the opinion, held by many, that it is now too late.",
    ),
}
ITEMS = {
    FR: (
        "à ratifier sans tarder la Convention-cadre sur l'eau et ses deux protocoles",
        "à publier chaque année, dans toutes les langues officielles, un état des dépenses",
        "à former les juges, les procureurs et les greffiers aux normes européennes",
        "à soutenir financièrement les bibliothèques rurales",
        "à associer la société civile, les syndicats et les villes à chaque étape",
        "à supprimer les taxes qui frappent les journaux, conformément à l'avis n° 17 du Conseil",
        "à mettre fin aux détentions arbitraires, en particulier celles de mineurs isolés",
        "à créer un registre public des lobbies, consultable gratuitement en ligne",
        "à protéger les lanceurs d'alerte contre toute forme de représailles",
        "à renforcer la coopération judiciaire transfrontière",
    ),
    EN: (
        "ratify without delay the Framework Convention on Water and its two protocols",
        "publish every year, in all official languages, a statement of what was spent",
        "train judges, prosecutors and clerks in European standards",
        "support rural libraries financially",
        "involve civil society, trade unions and cities at each stage",
        "abolish the taxes that weigh on newspapers, in line with opinion No. 17 of the Council",
        "put an end to arbitrary detention, in particular that of unaccompanied minors",
        "set up a public register of lobbyists, open to all free of charge",
        "protect whistle-blowers against any form of reprisal",
        "strengthen cross-border judicial co-operation",
    ),
}
INTROS = {
    FR: (
        "L'Assemblée invite les États membres:",
        "Elle appelle le Comité des Ministres du Conseil de l'Europe:",
        "Par conséquent, l'Assemblée demande instamment aux gouvernements:",
    ),
    EN: (
        "The Assembly invites member States to:",
        "It calls on the Committee of Ministers of the Council of Europe to:",
        "Consequently, the Assembly urges governments to:",
    ),
}
SUB_INTROS = {
    FR: ("à revoir leur législation, et notamment:", "en ce qui concerne les finances:"),
    EN: ("review their legislation, and in particular:", "with regard to public finance:"),
}
NEW_SENTENCES = {
    FR: (
        "Elle salue le courage de Mme Zoé Ní Bhriain et de ses collègues du «Réseau des phares».",
        "L'Assemblée condamne ce retard.",
        "Un délai de six mois, prolongeable une fois, paraît raisonnable.",
        "La Charte (STCE n° 299) offre, à cet égard, un cadre éprouvé.",
        "Rien ne justifie pareille inaction, ni le coût ni la distance.",
    ),
    EN: (
        'It salutes the courage of Ms Zoé Ní Bhriain and her colleagues of the "Lighthouse Network".',
        "The Assembly condemns this delay.",
        "A time limit of six months, renewable once, seems reasonable.",
        "The Charter (CETS No. 299) offers a proven framework in this respect.",
        "Nothing justifies such inaction, neither cost nor distance.",
    ),
}
NEW_WORDS = {
    FR: ("vingt-sept archipels", "zélandaises", "un quorum dit «du phare»", "trop peu connus"),
    EN: (
        "twenty-seven archipelagos",
        "zealous",
        'a quorum called "the lighthouse"',
        "little-known",
    ),
}
TAILS = {
    FR: (
        "y compris en temps de guerre",
        "et souligne l'urgence d'agir",
        "sauf pour «cause réelle»",
    ),
    EN: ("even in time of war", "and underlines the urgent need to act", 'except for "good cause"'),
}
OPENERS = {
    FR: ("Néanmoins,", "À cet égard,", "En outre,"),
    EN: ("Nevertheless,", "In this respect,", "Moreover,"),
}
LOWERS = {
    FR: {"L'Assemblée": "l'Assemblée", "Elle": "elle", "Le": "le", "Les": "les", "Cet": "cet",
         "Aucune": "aucune", "Ces": "ces"},
    EN: {"The": "the", "It": "it", "These": "these", "This": "this", "None": "none"},
}  # fmt: skip
MARKS = (("a) ", "b) "), ("1. ", "2. "), ("- ", "- "), ("(i) ", "(ii) "))
ORDINALS = {
    FR: ("première", "deuxième", "troisième", "quatrième", "cinquième"),
    EN: ("first", "second", "third", "fourth", "fifth"),
}
COMMITTEES = {
    FR: ("commission de la culture, de la science, de l'éducation et des médias",
         "commission des questions juridiques et des droits de l'homme"),
    EN: ("Committee on Culture, Science, Education and Media",
         "Committee on Legal Affairs and Human Rights"),
}  # fmt: skip
MEMBERS = {
    FR: "M. Ólafur ÞÓRSSON, Mme Maria-Luz DA SILVA PINTO, M. Jan VAN DER BERG, Mme Ioana D'AVILA, "
    "Mme Şebnem ÇELİK",
    EN: "Mr Ólafur ÞÓRSSON, Ms Maria-Luz DA SILVA PINTO, Mr Jan VAN DER BERG, Ms Ioana D'AVILA, "
    "Ms Şebnem ÇELİK",
}
