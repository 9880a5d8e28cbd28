extension ReviewRows {
    /// Texts that were written before the lexicon was tuned and not looked at while it was.
    static let heldBackEnglish = """
        airline|1|@SkyBlue sitting on the tarmac for 2 hours and nobody tells us anything
        airline|0|@SkyBlue thanks for getting us home safe tonight!
        airline|1|@Norair my bag is still in Denver and I'm in Boston. Day 3.
        airline|0|@Norair do you fly to Lisbon in March?
        airline|1|@coastair cancelled my flight with a text at 3am and no rebooking option
        airline|0|@coastair crew on 1182 were so sweet to my kids
        airline|1|@Norair been on hold 94 minutes. is anyone even there
        airline|1|@SkyBlue how do you lose a stroller between the gate and the plane
        airline|0|@SkyBlue what time does check in open for 417?
        airline|1|@coastair your app logged me out right when I was boarding. great timing
        airline|1|@Norair third delay tonight. I'm going to miss my sister's wedding
        airline|0|@Norair yes please, just sent a DM with my confirmation number
        airline|1|@SkyBlue paid for an exit row and got moved to a middle seat by the lavatory
        airline|0|@SkyBlue smooth flight, early arrival, can't complain
        airline|1|@coastair no wifi, no food, no outlets on a six hour flight
        airline|1|@coastair really? charging $75 to fix your own typo on my ticket?
        airline|0|@coastair ok thank you, appreciate the quick reply
        airline|1|@Norair flight delayed because you can't find a pilot
        airline|1|@SkyBlue website won't let me check in, phone line hangs up on me
        airline|0|@SkyBlue loving the new snacks
        airline|1|@Norair we landed 40 min ago and still no gate
        airline|0|@Norair is there a number for lost and found at JFK?
        airline|1|@coastair so much for priority boarding
        airline|1|@SkyBlue never flying with you again
        airline|0|@SkyBlue see you next week, vegas baby
        airline|1|@Norair rude gate agent at C14, wouldn't even look up from her phone
        airline|1|@Norair I sent three emails and got three auto replies
        airline|0|@coastair shout out to Maria at the counter for finding my passport
        airline|1|@coastair my suitcase came out with a broken wheel and you say it's normal wear
        airline|0|@Norair any plans to add flights to Austin?
        airline|1|@SkyBlue thanks for making me miss my connection
        airline|1|@SkyBlue why did we board if the plane has no fuel
        airline|0|@SkyBlue best customer service in the sky
        airline|1|@Norair can someone please help me, I've been stranded here since yesterday
        airline|0|@Norair just got upgraded! made my day
        airline|1|@coastair worst experience i've ever had with an airline and i fly weekly
        airline|1|@coastair seats so tight my knees were in my chest
        airline|0|@coastair my flight was on time despite the storm, well done
        airline|1|@SkyBlue still waiting for the refund you promised in december
        airline|1|@Norair you oversold the flight and now want volunteers?? no
        airline|0|@SkyBlue Flight 233 to Chicago. Seat 12A
        airline|1|@coastair it's been 5 hours. we have no crew. no updates.
        airline|0|@Norair love you guys, always a pleasure
        airline|1|@Norair they put my bag on the wrong plane
        airline|1|@SkyBlue hey, your kiosk ate my card
        complaint|1|@BrightTel my internet has been down since Sunday and the tech never showed up
        complaint|0|@BrightTel what channels come with the basic plan?
        complaint|1|@ShopNest ordered on the 2nd, says delivered, nothing here
        complaint|0|@ShopNest got my order today, looks even better in person
        complaint|1|@GameHub been locked out of my account for a week and support keeps closing my ticket
        complaint|0|@GameHub when does preload start for the new season
        complaint|1|@FirstBankHelp why was I charged twice for the same transfer
        complaint|0|@FirstBankHelp how do I order a replacement card?
        complaint|1|the zipper on my @TrailWear jacket broke the first time I wore it
        complaint|0|just bought the new @TrailWear boots and going hiking tomorrow
        complaint|1|@PixelPhone update drained my battery from 80 to 10 in an hour. fix this
        complaint|0|@PixelPhone thank you! that worked
        complaint|1|@RideNow driver cancelled after I waited 20 mins and you charged ME?
        complaint|0|@RideNow is there a promo code for first ride
        complaint|0|beautiful sunset over the harbor tonight
        complaint|0|@JavaHouse the pumpkin latte is back and I am here for it
        complaint|1|@JavaHouse cold coffee, wrong milk, and a ten minute wait. what happened to you guys
        complaint|0|Follow us for a chance to win a weekend in Rome!
        complaint|1|@ShopNest your chat just told me to wait another 10 days. it's been a month
        complaint|0|@ShopNest DM sent, thanks
        complaint|1|can @BrightTel explain how my bill went from 40 to 95?
        complaint|0|@BrightTel restarted the router like you said and it's back
        complaint|1|@StreamBox app keeps crashing on my tv every 5 minutes
        complaint|0|@StreamBox which devices support 4k?
        complaint|1|@HomeMart delivered a couch with a ripped cushion and now nobody will pick up the phone
        complaint|0|my cat has claimed the new couch from @HomeMart
        complaint|1|hey @FitBandHelp third band that snaps in six months
        complaint|0|@FitBandHelp does it track swimming?
        complaint|1|@GlowSkin this cream gave me a rash, how do I return it
        complaint|0|@GlowSkin will you restock the rose toner?
        complaint|1|@CloudDrive lost two days of files after the sync error and no one replies
        complaint|0|@CloudDrive I'm on version 4.2 on a Mac
        complaint|1|@EatFast missing half my order again
        complaint|0|@EatFast you just saved my night
        complaint|0|stuck in traffic listening to the new album
        complaint|1|@MetroRail 3 trains cancelled this morning and no announcement
        complaint|0|@MetroRail what time is the last train on Sunday?
        complaint|1|@PrintPro ink cartridge won't be recognized, replaced it twice
        complaint|0|@PrintPro Serial is 4471-22
        complaint|1|not impressed @HomeMart. waited in all day and no show
        amazon|1|Stopped working after two weeks. The company never answered my emails.
        amazon|0|Easy to set up and the picture is crisp. Would buy again.
        amazon|1|The description says leather. It is not leather. It is paper thin vinyl.
        amazon|0|I was skeptical at first but this little blender crushes ice like nothing.
        amazon|1|Smells like chemicals even after three washes.
        amazon|0|My dog goes crazy for these treats.
        amazon|1|I wanted to love this book but the characters are flat and the ending goes nowhere.
        amazon|0|Couldn't put it down, finished it in one night.
        amazon|1|Arrived with a cracked screen and half the screws missing.
        amazon|0|Fits perfectly in the closet and feels very sturdy.
        amazon|1|The battery dies in an hour. Save your money.
        amazon|0|Good sound for the price, bass could be stronger but no regrets.
        amazon|1|Runs two sizes small and the color is nothing like the picture.
        amazon|0|Bought one for my mom and she uses it every day.
        amazon|1|Broke the first time my son played with it.
        amazon|0|Not the fanciest, but it does exactly what I need.
        amazon|1|Tastes like cardboard. Ended up in the trash.
        amazon|0|Coffee is smooth with no bitterness, my new favorite.
        amazon|1|Had high hopes after the reviews, but it leaks all over the counter.
        amazon|0|The kids have played this game every night since Christmas.
        amazon|1|The instructions are useless and customer service hung up on me.
        amazon|0|Shipping took a while, however the quality made up for it.
        amazon|1|Save yourself the headache and get a different brand.
        amazon|0|No leaks, no noise, installed in ten minutes.
        amazon|1|Two stars because the movie itself is great but this disc skips constantly.
        amazon|0|These socks are warm without being bulky.
        amazon|1|I returned it the same day.
        amazon|0|A delightful story with gorgeous illustrations.
        amazon|1|Would give zero stars if I could.
        amazon|0|Exactly as described and arrived early.
        amazon|1|Too loud to use in a bedroom and it shuts off randomly.
        amazon|0|I have had mine for five years and it still runs like new.
        amazon|1|The pages started falling out before I reached chapter two.
        amazon|0|Works as advertised.
        amazon|1|Don't be fooled by the photos, it is tiny and flimsy.
        fin|1|$ACME misses on revenue, guides lower for Q3
        fin|0|$ACME tops estimates, raises full year outlook
        fin|1|Norvex shares tumble after recall of 200,000 vehicles
        fin|0|Norvex upgraded to buy at Halden, target 85
        fin|1|$TLR downgraded to sell, analysts cite slowing demand
        fin|0|$TLR breaking out to new highs on big volume
        fin|1|Short $BDX here, chart looks ugly
        fin|0|long $BDX, great setup into earnings
        fin|1|Regulator fines Castle Bank 40 million over reporting lapses
        fin|0|Castle Bank profit jumps 18% on loan growth
        fin|1|Orion Mills to cut 1,200 jobs amid falling orders
        fin|0|Orion Mills wins contract worth EUR 30 mn
        fin|1|$ZED bankruptcy fears weigh on stock
        fin|0|$ZED buyout offer at a 40% premium
        fin|1|Operating profit fell to EUR 13.1 mn from EUR 17.2 mn
        fin|0|Net sales increased by 7% to EUR 120 mn
        fin|1|Shareholders sue Kestrel over accounting irregularities
        fin|0|Kestrel board approves dividend increase
        fin|1|$PLM down 6% premarket on weak iPhone data
        fin|0|$PLM bulls in control, support held nicely
        fin|1|Supermarket chain hit by data breach
        fin|0|Retailer reports strongest holiday sales in a decade
        fin|1|Lumen Air warns of bigger than expected loss
        fin|0|Lumen Air returns to profit
        fin|1|got stopped out of $QRT, ouch
        fin|0|$QRT nice bounce off the 50 day
        fin|1|Drugmaker halts trial after patient deaths
        fin|0|FDA approves Halcyon's migraine drug
        fin|1|$WEX bearish engulfing, more downside to come
        fin|0|$WEX adding to my position on this dip
        fin|1|Steelmaker swings to loss as prices slide
        fin|0|Chipmaker expands partnership with carmaker
        fin|1|CEO steps down amid probe
        fin|0|Company announces $2 billion share buyback
        fin|1|Margins squeezed by higher costs
        """
}
