extension ReviewRows {
    /// Texts on which the lexicon was tuned.
    static let developmentEnglish = """
        airline|1|@united my flight was cancelled and no one will help me rebook
        airline|1|@AmericanAir on hold for over 2 hours. This is ridiculous
        airline|1|@USAirways lost my luggage again. Worst airline ever
        airline|1|@SouthwestAir flight delayed 3 hours and no explanation
        airline|1|@JetBlue why is my flight late again?
        airline|1|@united still no bag. 4 days now
        airline|1|@AmericanAir your customer service is terrible
        airline|1|@USAirways stuck on the plane for an hour waiting for a gate
        airline|1|@united what is going on with flight 1025? No info at all
        airline|1|@VirginAmerica your website is down and I can't check in
        airline|1|@united gate agent was so rude to my elderly mother
        airline|1|@AmericanAir I missed my connection because of you guys
        airline|1|@SouthwestAir you need to fix your system. Been trying to change my flight all day
        airline|1|@USAirways 2.5 hrs on hold and then disconnected
        airline|1|@JetBlue really disappointed in how you treat loyal customers
        airline|1|@united no response to my complaint from 3 weeks ago
        airline|1|@AmericanAir they just hung up on me. unreal
        airline|1|@united we've been sitting here for 45 minutes with no air
        airline|1|@USAirways how can you charge $200 for a change fee when you changed the flight
        airline|1|@AmericanAir called 5 times, can't get through to a human
        airline|1|@SouthwestAir they lost my husband's wheelchair
        airline|1|@united thanks for nothing
        airline|1|@JetBlue no TV no wifi on a cross country flight. Not what I paid for
        airline|1|@USAirways my bags didn't make it. No one knows where they are
        airline|1|@AmericanAir Cancelled Flightled again. Need to get home to my kids
        airline|1|@united 20 people in line and one agent
        airline|1|@united seriously, the plane smells like a toilet
        airline|1|@AmericanAir I'd rather walk than fly with you
        airline|1|@USAirways your agents told me three different things
        airline|1|@united great, another mechanical issue
        airline|1|@SouthwestAir waiting on a crew. Again.
        airline|1|@AmericanAir is there anyone who can actually answer a question?
        airline|1|@JetBlue 4 hour delay, no meal voucher
        airline|1|@united so you just leave people in the airport overnight?
        airline|1|@USAirways I will be switching to Delta after this
        airline|1|@AmericanAir rebooked me on a flight two days later. Unacceptable
        airline|0|@VirginAmerica thank you for the great flight!
        airline|0|@SouthwestAir you guys are awesome
        airline|0|@JetBlue thanks! I'll check it out
        airline|0|@united do you offer student discounts?
        airline|0|@AmericanAir thanks for the quick response
        airline|0|@USAirways can I bring a guitar as carry on?
        airline|0|@SouthwestAir what's the confirmation number format?
        airline|0|@JetBlue amazing crew on flight 67 today
        airline|0|@united Will you be adding flights from SFO to Auckland?
        airline|0|@AmericanAir sent
        airline|0|@VirginAmerica best airline hands down
        airline|0|@SouthwestAir excited for my trip tomorrow
        airline|0|@united got it, thanks
        airline|0|@JetBlue how do I add my TrueBlue number to my reservation?
        airline|0|@AmericanAir just landed, great pilot
        airline|0|@USAirways thank you for finding my bag so fast
        airline|0|@united I just DMed you
        airline|0|@SouthwestAir love the free bags
        airline|0|@united Great job getting us in early
        airline|0|@JetBlue is flight 133 leaving on time today?
        complaint|1|@AmazonHelp package says delivered but I never received it
        complaint|1|@AppleSupport my phone keeps freezing after the update
        complaint|1|@XboxSupport I can't sign in, it's been two days
        complaint|1|@Uber_Support I was charged for a ride I never took
        complaint|1|@VerizonSupport no service in my area again. What am I paying for
        complaint|1|@UPSHelp driver left my package in the rain
        complaint|1|@BofA_Help you froze my account and no one can tell me why
        complaint|1|@askpaypal where is my refund? It's been 3 weeks
        complaint|1|@comcastcares internet keeps dropping every hour
        complaint|1|@NikeSupport shoes fell apart after a month
        complaint|1|@HPSupport printer not working after windows 10 upgrade
        complaint|1|@SamsungSupport screen cracked by itself and you refuse to cover it
        complaint|1|@Walmart waited 30 min in line, only one register open
        complaint|1|@AdobeCare why does photoshop crash every time I save
        complaint|1|worst customer service ever @sprintcare
        complaint|1|@DunkinDonuts got home and half my order was missing
        complaint|1|@nationalrailenq another cancelled train. I'm late for work again
        complaint|1|@LenovoUS sent my laptop for repair 6 weeks ago and still don't have it back
        complaint|1|@FitbitSupport synced yesterday, now it won't connect at all
        complaint|1|@eBay seller sent me a fake and you side with him
        complaint|1|disappointed with the quality of my @Ray_Ban sunglasses
        complaint|0|@AmazonHelp thank you so much, it arrived today
        complaint|0|@AppleSupport which iOS version supports this?
        complaint|0|@XboxSupport ok, I will try that
        complaint|0|@Uber_Support what's the airport pickup location?
        complaint|0|@AskTarget do you have this in size 8?
        complaint|0|@UPSHelp yes I DMed you
        complaint|0|@Starbucks happy holidays
        complaint|0|this burger is so good
        complaint|0|@JetBlue can't wait for my vacation
        complaint|0|@NikeSupport when do the new ones come out?
        complaint|0|@HiltonHelp what time is checkout?
        complaint|0|Check out our new collection on the site
        complaint|0|Good morning everyone, have a nice day
        complaint|0|@BestBuySupport will you be open on thanksgiving?
        complaint|0|@TMobileHelp how do I unlock my phone?
        complaint|0|@ChipotleTweets free guac day please
        complaint|0|@SpotifyCares Android 7, Galaxy S8
        complaint|0|watching the game with my brother
        complaint|0|@SonySupport appreciate the help
        complaint|0|@Etsy your app redesign looks great
        complaint|0|@WellsFargo is the branch on Main open today
        complaint|0|@GoPro what SD card do you recommend?
        complaint|0|just got my new macbook
        complaint|0|@SouthwestAir adding my known traveler number, where do I do it?
        complaint|0|@Tesco do you still sell the vegan sausages?
        amazon|1|Waste of money. It broke after one use.
        amazon|1|Very disappointed. Not as described.
        amazon|1|Poor quality, cheap plastic that cracked within days
        amazon|1|This product does not work at all.
        amazon|1|The worst movie I have ever seen. Boring from start to finish.
        amazon|1|Do not buy this. It stopped charging after a week.
        amazon|1|I returned it because it was too small and looked used.
        amazon|1|The book is poorly written and full of errors.
        amazon|1|Missing parts and no instructions.
        amazon|1|Not worth the price. You can find better for half the cost.
        amazon|1|It made my skin break out.
        amazon|1|The sound is tinny and the left ear died after a month.
        amazon|1|I thought it would be bigger. It's basically useless.
        amazon|1|I really wanted to like it, but it's just not good.
        amazon|1|The handle fell off the second time I used it.
        amazon|1|Overpriced for what you get.
        amazon|1|Didn't fit my car even though it said it would.
        amazon|1|Leaked everywhere. Had to throw it away.
        amazon|1|If I could give it no stars I would.
        amazon|1|It never worked right out of the box.
        amazon|1|The color faded after the first wash.
        amazon|1|Repetitive and dull. I gave up halfway through.
        amazon|0|Great product, works exactly as described.
        amazon|0|I love this book. A must read for everyone.
        amazon|0|Excellent quality and fast shipping.
        amazon|0|Perfect fit and easy to install.
        amazon|0|My kids love it. Highly recommend.
        amazon|0|Best purchase I've made this year.
        amazon|0|Good value for the money.
        amazon|0|Works great, no problems so far.
        amazon|0|The story kept me hooked until the last page.
        amazon|0|Very comfortable and true to size.
        amazon|0|I've been using it for two years without any issues.
        amazon|0|Bought this as a gift and she was thrilled.
        amazon|0|Nice and bright, the batteries last a long time.
        amazon|0|I was worried it would be flimsy but it is solid.
        amazon|0|Five stars. What more can I say?
        amazon|0|This is the only brand I buy now.
        amazon|0|Cleaned up my carpet like new
        amazon|0|Classic album. Every song is a hit.
        amazon|0|Can't beat the price.
        amazon|0|It is a little pricey, but worth every penny.
        amazon|0|Keeps my coffee hot all day.
        fin|1|$AAPL falling hard today
        fin|1|Company's operating loss widened to EUR 5.2 mn
        fin|1|Shares plunged 20 percent after profit warning
        fin|1|$TSLA shorts winning, broke support
        fin|1|Bank to pay $900 million to settle probe
        fin|1|Profit before tax decreased by 9% to EUR 187.8 mn
        fin|1|Firm lays off 500 workers
        fin|1|$NFLX heading lower, sell
        fin|1|Analysts cut target price on weak outlook
        fin|1|Net sales dropped to 40.5 mn from 45 mn
        fin|1|Retailer files for bankruptcy protection
        fin|1|$AMZN looks weak, puts paying
        fin|1|Oil company shares slide as crude tumbles
        fin|1|Lawsuit alleges company misled investors
        fin|1|Factory closure to hit 200 employees
        fin|1|$FB gap down, sellers in control
        fin|1|Tesco suspends executives amid accounting scandal
        fin|1|Unemployment claims rise
        fin|0|$AAPL breaking out to all time highs
        fin|0|Operating profit rose to EUR 13.1 mn from EUR 8.7 mn
        fin|0|Company signs agreement with major distributor
        fin|0|Shares surge after strong earnings
        fin|0|$TSLA bullish, calls printing
        fin|0|Analysts upgrade to outperform
        fin|0|Revenue grew 12% on higher demand
        fin|0|Company to hire 300 engineers
        fin|0|$AMZN strong, buying more
        fin|0|Net profit doubled in the third quarter
        fin|0|The order is worth about EUR 10 mn
        fin|0|Drug wins approval from regulators
        fin|0|$NFLX to the moon
        fin|0|Dividend raised by 10 percent
        fin|0|Earnings beat expectations
        fin|0|AstraZeneca drug succeeds in lung cancer trial
        fin|0|Loss narrowed to EUR 1 mn from EUR 4 mn
        fin|0|Market share increased to 25 percent
        fin|0|$GOOG long here, nice chart
        neutral|0|The company will hold its annual meeting on Tuesday
        neutral|0|New distribution center opens in Ohio next year
        neutral|0|What are your opening hours on Sunday?
        neutral|0|The parcel left the warehouse this morning
        neutral|0|I am going to the store, need anything?
        neutral|0|Researchers present findings at a conference in Berlin
        """
}
