/// The words of dates in the languages that feeds use.
enum DateWords {
    /// 1 to 12; nil when the word names no month.
    static func month(_ word: String) -> Int? { months[word] }

    /// Short forms of a weekday that are also a month: French, Spanish and Italian Tuesday, mar.
    static func mayBeWeekday(_ word: String) -> Bool { word == "mar" || word == "mer" || word == "mart" }

    /// "11" behind this word is a month (Vietnamese).
    static func announcesMonth(_ word: String) -> Bool { word == "tháng" || word == "thg" }

    /// A half of the day.
    static func half(_ word: String) -> ClockParts.Half? {
        switch word {
        case "am", "πμ", "ص", "sa", "ade", "öö": .morning
        case "pm", "μμ", "م", "ch", "ös": .afternoon
        default: nil
        }
    }

    /// Names and short forms in order of the months, one language a line; a dot behind a short form is already gone.
    /// `_` stands where a form is missing or means another month elsewhere.
    private static let months: [String: Int] = {
        let languages = [
            "january february march april may june july august september october november december",
            "jan feb mar apr may jun jul aug sep oct nov dec",
            "janv febr marz aprl mei juni juli augs sept okt novem dez",
            "januar februar märz april mai juni juli august september oktober november dezember",
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
            "jän fév mär avr maj juin juil aoû set okt nov déc",
            "janu fevr mrz abr mag june july aout sept octo novem decembre",
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
            "ene févr maerz abr mayo giu lug ago setiembre ott nov dic",
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
            "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
            "januari fev maart april mei juni juli augustus september out november december",
            "gen februari mrt aprile maio jui lipca sierpnia września października listopada grudnia",
            "stycznia lutego marca kwietnia maja czerwca lip sie wrz paź lis gru",
            "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
            "sty lut _ kwi _ cze",
            "ledna února března dubna května června července srpna září října listopadu prosince",
            "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec",
            "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
            "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
            "янв фев мар апр мая июн июл авг сен окт ноя дек",
            "янв февр март апр май июнь июль авг сент окт нояб дек",
            "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
            "ιαν φεβ μάρ απρ μάι ιούν ιούλ αύγ σεπ οκτ νοέ δεκ",
            "ιαν φεβ μαρ απρ μαϊ ιον ιολ αυγ σεπ οκτ νοε δεκ",
            "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
            "ιανουάριος φεβρουάριος μάρτιος απρίλιος μάιος ιούνιος ιούλιος αύγουστος σεπτέμβριος οκτώβριος νοέμβριος δεκέμβριος",
            "ιανουαριου φεβρουαριου μαρτιου απριλιου μαιου ιουνιου ιουλιου αυγουστου σεπτεμβριου οκτωβριου νοεμβριου δεκεμβριου",
            "_ _ μαρ _ μαι ιουν ιουλ _ σεπτ",
            "január február március április május június július augusztus szeptember október november december",
            "januar februári márcus április máujus június július augusztus szeptember október november december",
            "_ _ márc ápr máj jún júl _ szept _ _ _",
            "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
            "oca şub _ nis _ haz tem ağu eyl eki kas ara",
            "januari februari mars april maj juni juli augusti september oktober november december",
            "januar februar marts april maj juni juli august september oktober november desember",
            "_ fevrier _ _ _ _ _ _ _ _ _ des",
            "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
            "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
            "ian _ _ _ _ iun iul _ _ _ noi",
            "januari februari maret april mei juni juli agustus september oktober november desember",
            "_ peb _ _ _ _ _ agt _ _ nop",
            "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna _ studenoga prosinca",
            "јануар фебруар март април мај јун јул август септембар октобар новембар децембар",
            "януари февруари март април май юни юли август септември октомври ноември декември",
            "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
            "_ _ _ ابريل _ يونيه يوليه اغسطس _ اكتوبر _ _",
            "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
            "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר",
            "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
            "มค กพ มีค เมย พค มิย กค สค กย ตค พย ธค",
            "_ ii iii iv _ vi vii viii ix _ xi xii",
            "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
        ]
        var table: [String: Int] = [:]
        for language in languages {
            for (index, name) in language.split(separator: " ").enumerated() where name != "_" {
                if table[String(name)] == nil { table[String(name)] = index + 1 }
            }
        }
        return table
    }()
}
