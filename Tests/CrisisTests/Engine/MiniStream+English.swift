import Crisis

extension MiniStream {
    static let english: [MiniStream] = [
        MiniStream(
            "a chemical leaks through a box", rung: 1...1, level: .orange ... .red, joined: 4,
            """
            0 complaint The box arrived soaking wet with a pungent smell and nobody answers the phone
            5 complaint Some strange liquid leaked out of the parcel and ruined the coat inside
            8 complaint I opened the parcel and the liquid burned my hands, I went to the hospital
            30 post Swallow Express parcel burned me / the liquid on the Swallow Express box gave me blisters
            60 outlet Chemical leak from Swallow Express parcels leaves three hospitalised
            """),
        MiniStream(
            "a lost ring and a voucher", rung: 1...1, level: .blue ... .yellow, joined: 3,
            """
            0 complaint You lost my wedding ring worth 3,000 dollars and only offered 50
            40 post Swallow Express lost my ring / lost in transit, they only offered 50 dollars, I will go to the press
            90 outlet Swallow Express lost a 3,000 dollar ring and offered 50 dollars
            120 national Couriers under fire over lost parcels: Swallow Express denied my claim, say customers
            150 board Swallow Express loses ring, offers 50 dollars
            """),
        MiniStream(
            "a driver hits a customer", rung: 1...1, level: .orange ... .red, joined: 2,
            """
            0 post Swallow Express driver punched me / he punched me at my own door over a signature
            30 outlet Swallow Express driver assaulted customer, police investigating
            """),
        MiniStream(
            "customer data for sale", rung: 1...1, level: .orange ... .red, joined: 2,
            """
            0 post Swallow Express hacked? / getting scam calls that know my parcel number
            45 outlet Data breach at Swallow Express: hackers stole records of two million customers
            """),
        MiniStream(
            "milk makes children ill", "dairy", rung: 1...1, level: .orange ... .red, joined: 3,
            """
            0 complaint My kids were vomiting all night after drinking your milk
            20 complaint The whole family got sick, diarrhea and stomach cramps from the yoghurt
            60 outlet Dozens of pupils hospitalised with food poisoning after Greenfield milk
            90 authority Regulator orders recall of Greenfield milk
            """),
        MiniStream(
            "a power bank explodes in a depot", rung: 1...1, level: .blue ... .orange, joined: 2,
            """
            0 post Swallow Express depot on fire / huge blaze, smoke billowing over the road
            30 outlet Warehouse fire at Swallow Express depot after battery explosion
            50 board Swallow Express warehouse fire
            """),
        MiniStream(
            "a fatal crash", rung: 1...1, level: .orange ... .red,
            "0 outlet Swallow Express van crashes into bus stop, two killed\n30 board Swallow Express van kills two"),
        MiniStream(
            "a public apology on the board", "dairy", rung: 1...1, level: .blue ... .yellow,
            "0 board Greenfield under fire over misleading advert\n30 board Greenfield apologises for advert"),
        MiniStream(
            "complaints of every day", rung: 0...0, level: .clear ... .clear,
            """
            0 complaint my parcel is two days late
            50 complaint the box was slightly dented but all fine
            90 complaint courier left it with a neighbour
            """),
    ]

    static let harmlessEnglish: [MiniStream] = [
        .harmless(
            "drills and training",
            """
            0 outlet Swallow Express holds fire drill at its hub / in the scenario two workers were injured
            40 own Training session on handling lost and damaged parcels at Swallow Express
            """),
        .harmless(
            "growth and products", "dairy",
            """
            0 outlet Greenfield posts record quarterly profit
            30 outlet Greenfield launches new oat yoghurt
            50 post Greenfield yoghurt is great / delicious, will buy again
            80 board Greenfield signs football star as ambassador
            """),
        .harmless(
            "price and service news",
            """
            0 outlet Swallow Express announces price increase from January
            30 post Swallow Express shipping cost to Canada? / anyone know the price
            60 outlet Swallow Express opens new hub and adds 500 jobs
            """),
        .harmless(
            "thanks and charity",
            """
            0 post thank you Swallow Express / friendly courier, parcel arrived early
            30 outlet Swallow Express delivers free relief supplies to flood area
            """),
    ]
}
