extension BackgroundWords {
    /// Words of English news by band: share of reports, words.
    static let english: [(share: Float, words: String)] = [
        (
            0.06,
            """
            year years time people first one two last week day today world us company make report reports get news back may million billion \
            percent high top now how best big deal plan plans state government show first set
            """
        ),
        (
            0.025,
            """
            three four five half next since still many much way work life home help need want take makes made go going come coming see look \
            find found use used using call calls called give gives gave tell tells told ask asks think know known says here watch video photo photos \
            review update latest live key start starts end ends open opens close closes launch launches announce announces announced release \
            released reveal reveals revealed unveil unveils hit hits rise rises rose rising fall falls fell drop drops dropped gain gains jump \
            jumps surge surges sink sinks slip slips climb climbs lower low higher record lead leads cut cuts raise raises raised boost beat \
            beats miss misses warn warns warning fear fears concern concerns issue issues face faces rule rules ban bans order orders \
            court judge law case lawsuit sue sues suit settle settlement trial charge charges charged police officials official president \
            minister house senate congress white american america china chinese uk europe european eu global international national \
            city new york school student students university health study studies risk risks researchers scientists science research drug \
            drugs fda hospital doctor doctors patient patients death deaths dead die dies died kill kills killed disease cancer heart virus outbreak \
            cases case treatment treat test tests children kid kids child woman women man men mother father family baby girl boy wife husband \
            price prices market markets stock stocks share shares shareholder investor investors sale sales profit profits loss revenue earnings \
            quarter quarterly forecast growth economy economic job jobs bank banks rate rates fed inflation tax debt bond bonds dollar euro oil \
            gas gold trade buy buys bid offer offers acquire acquisition merger takeover sell sells sold ipo ceo chief executive business firm \
            firms group industry consumer consumers customer customers store stores retail retailer brand product products service services \
            car cars auto vehicle vehicles recall recalls recalled air airline airlines flight plane jet airport driver drivers fire crash safety \
            data security privacy hack hackers breach internet web online site app apps phone phones smartphone mobile tech technology software \
            device devices computer computers google apple facebook twitter microsoft amazon samsung youtube iphone android ipad tv tablet game \
            games star stars film films movie movies box office show season episode series music album song songs single tour concert award \
            awards fans actor actress singer director cast role premiere trailer wedding married engaged divorce pregnant birthday dating split
            """
        ),
        (
            0.01,
            """
            against among around across another later early long short great good bad better worse worst real really right wrong left public private \
            free full part place point side small large huge major minor big bigger biggest more most less least young old older age ages \
            month months monday tuesday wednesday thursday friday saturday sunday january february march april june july august september \
            october november december spring summer fall winter night morning weekend annual daily weekly monthly second third fourth fifth \
            london washington california texas florida chicago boston los angeles san francisco india japan japanese germany german france french \
            russia russian ukraine canada canadian australia africa african israel iran korea korean italy spain brazil mexico britain british \
            amid despite likely could ahead near without within behind return returns turn turns move moves push pushes pull pulls put puts \
            keep keeps hold holds bring brings brought leave leaves left join joins meet meets meeting talk talks speak speech statement \
            claim claims deny denies admit admits confirm confirms confirmed reject rejects approve approves approval agree agrees agreement \
            accuse accused allege alleged allegedly investigate investigation probe inquiry evidence guilty plea sentence jail prison arrest \
            arrested suspect victim victims attack attacks shot shooting murder abuse assault protest protests rights vote election campaign \
            million thousands hundreds dozens number numbers total average estimate expected expect expects expectations analyst analysts \
            apology apologize apologizes sorry response responds react reaction slam slams blast blasts defend defends criticism critics \
            viral social media post posts tweet tweets instagram message email letter book story stories history future past change changes \
            power energy water food eat drink restaurant menu diet weight obesity sugar salt fat vaccine vaccines flu measles infection infections \
            brain sleep autism depression mental stroke diabetes blood cells gene genetic genes dna hiv aids ebola mers virus who cdc \
            smoking cigarettes e-cigarettes tobacco marijuana alcohol pot legal medical care insurance obamacare enrollment coverage medicare costs cost \
            money pay pays paid cash fund funds financial finance wall street sec regulator regulators federal fine fines penalty probe antitrust \
            sony nintendo xbox playstation netflix hbo disney marvel warner paramount fox nbc abc cbs cnn mtv bbc spotify comcast verizon sprint tmobile at&t \
            tesla gm ford toyota honda boeing airbus uber walmart target mcdonalds starbucks coca cola pepsi nike alibaba yahoo ebay ibm intel oracle \
            climate warming carbon emissions weather storm hurricane tornado earthquake flood drought space nasa mars moon sun earth asteroid planet \
            oscar oscars grammy emmy emmys mtv cannes golden globe kardashian kim kanye beyonce bieber justin miley cyrus taylor swift jay rihanna chris \
            brown brad pitt angelina jolie jennifer lawrence lopez aniston george clooney robert johnny depp tom cruise will smith david michael john james \
            prince harry william kate duchess queen royal hollywood celebrity celebrities fashion red carpet dress style look secret surprise \
            finale spoilers recap preview clip teaser reunion returning character death fans reveal plot sequel franchise remake original comic
            """
        ),
    ]
}
