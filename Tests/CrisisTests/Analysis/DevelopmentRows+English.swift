extension DevelopmentRows {
    static let english = """
        My parcel is a week late and nobody answers the phone|-|late||happened|c
        They lost my package and only offered ten dollars|-|lost||happened|c
        The box arrived crushed and the vase inside was shattered|-|damaged||happened|c
        Tracking says delivered but nothing was left at my door|-|false_delivery||happened|c
        The driver was rude and threw my parcel over the fence|-|attitude||happened|c
        Great product, fast shipping, would buy again|+|||happened|
        Works perfectly, highly recommend|+|||happened|
        Stopped working after two days, total waste of money|-|quality||happened|c
        Food was cold and they forgot my drinks|-|short||happened|c
        Your agent hung up on me twice, unacceptable|-|attitude||happened|c
        @airline flight cancelled again and I'm stuck overnight with no hotel|-|cancelled||happened|c
        @airline thanks for the quick rebooking, your crew was awesome|+|||happened|
        @airline how long is the hold time today? been waiting 2 hours|-|channel_dead||happened|c
        @airline when does check in open for the 7am flight?|+|||happened|
        @store where is my refund? it has been three weeks|-|compensation||happened|c
        I will never order from this shop again|-|||happened|
        The room was clean and the staff friendly|+|||happened|
        The room was dirty and smelled of mold|-|safety||happened|c
        Not bad at all, exactly as described|+|||happened|
        Company shares plunge 12% after profit warning|-||share_price|happened|
        Operating profit rose to 12.5 mn euros from 9.7 mn a year earlier|+|||happened|
        The company will open a new sorting centre in Leeds|+|||happened|
        Courier van kills pedestrian in city centre|-|safety|death|happened|c
        Two workers injured in warehouse explosion|-|safety|injury|happened|c
        Hackers stole data of two million customers|-|privacy|data_leak|happened|c
        Regulator fines courier for misleading claims|-|publicity|regulator_order|happened|c
        Customers file class action over lost parcels|-|lost|court_filing|happened|c
        Drivers strike over unpaid wages|-|labour||happened|c
        The company denies wrongdoing and says reports are false|+|||happened|
        We are deeply sorry and will refund all affected customers|+|compensation||happened|
        Courier holds emergency drill with simulated fire|+|||drill|
        Ten tips to avoid delivery scams|+|publicity||prevention|
        If my parcel gets damaged, who pays?|+|damaged||hypothetical|
        My parcel went missing but it finally arrived, all good now|+|lost||resolved|
        I have called five times and still no answer|-|channel_dead||happened|c
        I'm going to sue and tell the press|-|||happened|c
        You will regret this|-|||happened|c
        The charger caught fire and burned my hand|-|safety|injury|happened|c
        Found a cockroach in my soup|-|safety||happened|c
        They charged me twice and refuse to refund|-|compensation||happened|c
        Wrong item sent, and the return label does not work|-|wrong_item||happened|c
        Seller sent a counterfeit bag|-|publicity||happened|c
        The zipper broke after a week|-|quality||happened|c
        It doesn't fit and the colour is off|-|quality||happened|c
        I love this blender, it has never failed me|+|||happened|
        No complaints, everything arrived intact and on time|+|||happened|
        didn't disappoint, best purchase this year|+|||happened|
        Couldn't be happier with the service|+|||happened|
        I wouldn't recommend this to anyone|-|||happened|
        I was hoping for more, a bit boring|-|||happened|
        The plot is dull and the characters flat|-|||happened|
        This book changed my life|+|||happened|
        Can you tell me what time the store closes?|+|||happened|
        Just landed in Boston|+|||happened|
        Retailers pull product from shelves after salmonella found|-|safety|delisting|happened|c
        App is down for the third time this week|-||order_stop|happened|c
        My phone died after one day|-|quality||happened|c
        She nailed the interview, killed it|+|||happened|
        The service was quick, friendly and professional|+|||happened|
        A smoke alarm that is loud and easy to install|+|||happened|
        Training workshop on handling complaints about lost parcels|+|lost||prevention|
        The worker who died was not wearing a helmet, police said|-|safety|death|happened|c
        Nobody was hurt when the van caught fire|-|safety||happened|c
        """
}
