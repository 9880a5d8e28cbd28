/// The words of dates: months in the languages that feeds use, and zones.
enum DateWords {
    /// 1 to 12; nil when the word names no month.
    static func month(_ word: String) -> Int? { months[word] }

    /// Minutes east of UTC of a zone's name; nil when it is not known.
    static func zone(_ word: String, offsetMinutes: Int) -> Int? {
        if word == "cst" { return offsetMinutes == 480 ? 480 : -360 }
        return zones[word]
    }

    /// Names and short forms in order of the months, one language a line; a dot after a short form is already gone.
    private static let months: [String: Int] = {
        let languages = [
            "january february march april may june july august september october november december",
            "jan feb mar apr may jun jul aug sep oct nov dec",
            "janv febr marz aprl mei juni juli augs sept okt novem dez",
            "januar februar märz april mai juni juli august september oktober november dezember",
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
            "jän fév mär avr maj juin juil aoû set okt nov déc",
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
            "ene fevr mrz abr mag giu lug ago sett ott nov dic",
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
            "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
            "januari fev maart april mei juni juli augustus september out november december",
            "gen februari mrt aprile maio jui lipca sierpnia września października listopada grudnia",
            "stycznia lutego marca kwietnia maja czerwca lip sie wrz paź lis gru",
            "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
            "янв фев мар апр май июн июл авг сен окт ноя дек",
            "ιαν φεβ μάρ απρ μάι ιούν ιούλ αύγ σεπ οκτ νοέ δεκ",
            "ιαν φεβ μαρ απρ μαϊ ιον ιολ αυγ σεπ οκτ νοε δεκ",
            "január február március április május június július augusztus szeptember október november december",
            "januar februári márcus április máujus június július augusztus szeptember október november december",
            "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
        ]
        var table: [String: Int] = [:]
        for language in languages {
            for (index, name) in language.split(separator: " ").enumerated() {
                if table[String(name)] == nil { table[String(name)] = index + 1 }
            }
        }
        return table
    }()

    /// RFC 822's zones and those of the world's larger presses. Of names with two meanings, the one that feeds use:
    /// BST is Britain's summer, IST India's time.
    private static let zones: [String: Int] = [
        "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "est": -300, "edt": -240, "cdt": -300, "mst": -420, "mdt": -360,
        "pst": -480, "pdt": -420, "et": -300, "ct": -360, "mt": -420, "pt": -480, "ast": -240, "adt": -180,
        "nst": -210, "ndt": -150, "akst": -540, "akdt": -480, "hst": -600, "brt": -180, "art": -180, "bst": 60,
        "west": 60, "cet": 60, "cest": 120, "mez": 60, "mesz": 120, "met": 60, "mest": 120, "eet": 120, "eest": 180,
        "sast": 120, "msk": 180, "msd": 240, "trt": 180, "gst": 240, "pkt": 300, "ist": 330, "ict": 420, "wib": 420,
        "bjt": 480, "bjs": 480, "hkt": 480, "sgt": 480, "myt": 480, "pht": 480, "awst": 480, "shanghai": 480,
        "beijing": 480, "jst": 540, "kst": 540, "acst": 570, "aest": 600, "aedt": 660, "acdt": 630, "nzst": 720,
        "nzdt": 780,
    ]
}
