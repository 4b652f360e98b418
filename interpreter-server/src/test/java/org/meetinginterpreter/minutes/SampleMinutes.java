package org.meetinginterpreter.minutes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.meetinginterpreter.digest.MeetingOverview;
import org.meetinginterpreter.digest.RenderedSummary;
import org.meetinginterpreter.summary.Summary;

/** Minutes of a meeting on water, in languages whose letters join, stack or are many. */
enum SampleMinutes {
    ARABIC(
            "ar",
            "محادثات المياه",
            "اتفقت الوفود على بناء الجسر في ألماتي قبل شهر أكتوبر.",
            "سأرسل الميزانية الجديدة إلى جميع الوفود يوم الجمعة.",
            "ارتفع منسوب النهر 12 سنتيمترا خلال سنتين.",
            "من يدفع تكاليف المحطة؟",
            "رسم التضامن"),
    HINDI(
            "hi",
            "जल वार्ता",
            "प्रतिनिधिमंडलों ने अक्टूबर से पहले अल्माटी में पुल बनाने पर सहमति व्यक्त की।",
            "मैं शुक्रवार तक सभी प्रतिनिधिमंडलों को नया बजट भेजूँगा।",
            "दो वर्षों में नदी का स्तर 12 सेंटीमीटर बढ़ गया।",
            "स्टेशन का खर्च कौन उठाएगा?",
            "एकजुटता शुल्क"),
    KOREAN(
            "ko",
            "물 회담",
            "대표단은 10월 이전에 알마티에 다리를 건설하기로 합의했습니다.",
            "금요일까지 모든 대표단에 새 예산을 보내겠습니다.",
            "강 수위가 2년 동안 12센티미터 올랐습니다.",
            "발전소 비용은 누가 냅니까?",
            "연대 부담금"),
    HEBREW(
            "he",
            "שיחות המים",
            "המשלחות הסכימו לבנות את הגשר באלמטי לפני אוקטובר.",
            "אשלח את התקציב החדש לכל המשלחות עד יום שישי.",
            "מפלס הנהר עלה ב-12 סנטימטרים בתוך שנתיים.",
            "מי משלם על התחנה?",
            "דמי סולידריות"),
    THAI(
            "th",
            "การเจรจาเรื่องน้ำ",
            "คณะผู้แทนตกลงที่จะสร้างสะพานในอัลมาตีก่อนเดือนตุลาคม",
            "ผมจะส่งงบประมาณใหม่ให้ทุกคณะผู้แทนภายในวันศุกร์",
            "ระดับน้ำในแม่น้ำสูงขึ้น 12 เซนติเมตรในสองปี",
            "ใครเป็นผู้จ่ายค่าสถานี",
            "ค่าธรรมเนียมสมานฉันท์"),
    JAPANESE(
            "ja",
            "水に関する協議",
            "代表団は10月より前にアルマトイに橋を建設することで合意しました。",
            "金曜日までにすべての代表団に新しい予算を送ります。",
            "川の水位は2年間で12センチメートル上がりました。",
            "発電所の費用は誰が払いますか。",
            "連帯負担金"),
    CHINESE(
            "zh-Hans",
            "水资源会谈",
            "各代表团同意在十月之前在阿拉木图修建大桥。",
            "我会在星期五之前把新预算发给所有代表团。",
            "河水水位在两年内上升了12厘米。",
            "谁来支付电站的费用？",
            "团结费"),
    BENGALI(
            "bn",
            "জল আলোচনা",
            "প্রতিনিধিদল অক্টোবরের আগে আলমাটিতে সেতু নির্মাণে সম্মত হয়েছে।",
            "আমি শুক্রবারের মধ্যে সব প্রতিনিধিদলকে নতুন বাজেট পাঠাব।",
            "দুই বছরে নদীর স্তর 12 সেন্টিমিটার বেড়েছে।",
            "স্টেশনের খরচ কে দেবে?",
            "সংহতি শুল্ক"),
    GEORGIAN(
            "ka",
            "მოლაპარაკება წყალზე",
            "დელეგაციები შეთანხმდნენ, რომ ხიდს ალმათიში ოქტომბრამდე ააშენებენ.",
            "პარასკევამდე ახალ ბიუჯეტს ყველა დელეგაციას გავუგზავნი.",
            "მდინარის დონემ ორ წელიწადში 12 სანტიმეტრით აიწია.",
            "ვინ იხდის სადგურის ხარჯებს?",
            "სოლიდარობის გადასახადი"),
    PORTUGUESE(
            "pt",
            "Conversações sobre a água",
            "As delegações concordaram em construir a ponte em Almaty antes de outubro.",
            "Enviarei o novo orçamento a todas as delegações até sexta-feira.",
            "O nível do rio subiu 12 centímetros em dois anos.",
            "Quem paga a estação?",
            "taxa solidária");

    final String tag;
    final String title;
    final String decision;
    final String action;
    final String figure;
    final String question;
    final String term;

    SampleMinutes(
            String tag, String title, String decision, String action, String figure, String question, String term) {
        this.tag = tag;
        this.title = title;
        this.decision = decision;
        this.action = action;
        this.figure = figure;
        this.question = question;
        this.term = term;
    }

    /** All texts that must be found again in a file. */
    List<String> texts() {
        MinutesWords words = MinutesWords.of(Locale.forLanguageTag(tag));
        return List.of(
                title,
                decision,
                action,
                figure,
                question,
                term,
                words.of("minutes"),
                words.of("points"),
                words.of("decisions"),
                words.of("actions"),
                words.of("noticed"),
                "Delegation 4",
                "Dana Ospanova",
                "#12 (0:04:31)");
    }

    Minutes minutes() {
        return minutes(1);
    }

    /** With every point so many times. */
    Minutes minutes(int times) {
        Locale language = Locale.forLanguageTag(tag);
        Summary.Point point = new Summary.Point(figure, "Delegation 4", List.of(7L), 1, true);
        Summary.Point untranslated =
                new Summary.Point("The dam stays closed until spring.", "Dana Ospanova", List.of(9L), 1, true);
        Summary summary = new Summary(
                java.util.Collections.nCopies(times, List.of(point, untranslated)).stream()
                        .flatMap(List::stream)
                        .toList(),
                List.of(new Summary.Decision(decision, List.of(12L, 14L))),
                List.of(new Summary.Action("Dana Ospanova", action, "", List.of(13L))),
                List.of(new Summary.Question(question, true, List.of(15L))),
                List.of(new Summary.Figure("12 cm", figure, List.of(7L))),
                Summary.Ranking.MEANING);
        return new Minutes(
                "m_1",
                title,
                "ended",
                Optional.of(Instant.parse("2026-11-23T09:00:00Z")),
                Optional.of(Instant.parse("2026-11-23T10:30:00Z")),
                List.of("Delegation 4", "Dana Ospanova"),
                new MeetingOverview(
                        new RenderedSummary(summary, language, List.of()),
                        15,
                        List.of(),
                        Map.of(9L, Locale.ENGLISH),
                        language,
                        Map.of()),
                Map.of(
                        7L, Duration.ofSeconds(65),
                        9L, Duration.ofSeconds(80),
                        12L, Duration.ofSeconds(271),
                        13L, Duration.ofSeconds(3_725)),
                List.of(new Minutes.Term("solidarity levy", term)),
                new Minutes.Reviewed(2, 1, 3),
                Instant.parse("2026-11-23T10:31:00Z"));
    }
}
