package io.guichet.ticket.channel.email.reply;

import java.util.regex.Pattern;

/** Recognises, line by line, what mail programs put around a quotation; of a line's meaning it knows nothing else. */
final class Marks {

    /** A line that introduces a quotation is not longer than this, even if it is broken into several. */
    private static final int LONGEST = 400;
    private static final int MOST_INDENTED = 3;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern QUOTE = Pattern.compile("^\\s{0,3}>.*|^[A-Z]\\w{0,15}>(?:\\s.*)?$");

    private static final String ADDRESS = "[^\\s<>@\"()\\[\\]]{1,100}@[^\\s<>@\"()\\[\\]]{1,100}";
    private static final Pattern HAS_ADDRESS = Pattern.compile(ADDRESS);
    private static final Pattern HAS_DATE = Pattern.compile(
            "\\d{1,4}[./-]\\d{1,2}|\\d{1,2}[:.h]\\d{2}|\\b\\d{4}\\b|\\b\\d{1,2}\\.?\\s(?:de\\s)?\\p{L}{3,}|\\p{L}{3,}\\.?\\s\\d{1,2}\\b|\\d年|\\d月");

    private static final Pattern STARTS_WITH_NUMBER = Pattern.compile(
            "^[\\s*_]*(?:\\p{L}{2,15}[.,]{0,2}\\s+(?:den\\s+)?)?\\d{1,4}[.\\s/年月-].*");

    private static final Pattern OPENS = Pattern.compile("^[\\s*_-]{0,8}%s\\b.*".formatted(Tongues.OPENER));
    private static final Pattern SAYS_WHO_WROTE = Pattern.compile(
            "(?:^|.*[^\\p{L}])%s(?:[^\\p{L}].*)?[:：][\\s*_]*$".formatted(Tongues.VERB), FLAGS);
    /** Claire {@code <claire@client.example>} wrote: — or wrote on Monday at 10: */
    private static final Pattern NAME_WROTE = Pattern.compile(
            "^[^:@]{1,200}+@[^\\s<>@\"()\\[\\]]{1,100}+[>)\\]]*\\s*,?\\s*%s(?:\\s+(?:%s)?[^:]{0,40}(?::\\d\\d)?[^:]{0,30})?\\s*[:：]\\s*$"
                    .formatted(Tongues.VERB, Tongues.OPENER),
            FLAGS);
    private static final Pattern NAME_WROTE_SOMETIME = Pattern.compile("%s[>)\\]]*\\s*,?\\s*%s\\b".formatted(ADDRESS,
            Tongues.VERB), FLAGS);
    /** 2026-01-05 10:00 GMT+01:00 Claire, with or without an address and a colon. */
    private static final Pattern DATE_THEN_NAME = Pattern.compile(
            "^\\s*\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}\\s+(?:\\d{1,2}:\\d{2}(?::\\d{2})?\\s+(?:GMT|UTC)\\S*\\s+\\S.{0,200}|[^<]{0,150}<\\s*%s>?\\s*:?)\\s*$"
                    .formatted(ADDRESS),
            FLAGS);
    private static final Pattern BETWEEN_DASHES = Pattern.compile(
            "^\\s*-{2,}\\s*%s\\b.*%s\\b.*-{2,}\\s*$|^\\s*-{2,}\\s*%s\\b.*%s\\s*-{2,}\\s*$".formatted(Tongues.OPENER,
                    Tongues.VERB, Tongues.OPENER, Tongues.VERB),
            FLAGS);
    private static final String RULE = "-_—–=*~#+";

    private static final Pattern ANY_FIELD = field(Tongues.ANY_FIELD);
    private static final Pattern FROM = field(Tongues.FROM_FIELD);
    private static final Pattern DATE = field(Tongues.DATE_FIELD);
    private static final Pattern TO = field(Tongues.TO_FIELD);
    private static final Pattern SUBJECT = field(Tongues.SUBJECT_FIELD);

    private static final Pattern SIGNATURE = Pattern.compile("^\\s*(?:--|—|–|__+|ᐧ|-- \\u00a0?)\\s*$");
    private static final Pattern LONG_RULE = Pattern
            .compile("^\\s*(?:-{3,}|={3,}|\\*{3,}|~{3,}|\\+{3,}|#{3,}|—{2,})\\s*$");
    private static final Pattern UNDERLINE = Pattern.compile("^\\s*_{5,}\\s*$");
    private static final Pattern FENCE = Pattern.compile("^\\s*(?:```|~~~).*");

    private static final Pattern SENT_FROM = Pattern.compile(
            "^[\\s-]{0,6}%s(?=[\\s\\[(<]|$|[^\\p{ASCII}]).*".formatted(Tongues.SENT_FROM), FLAGS);
    private static final Pattern DEVICE = Pattern.compile(
            "(?:iphone|ipad|ipod|android|phone|mobil|móvil|celular|puhelim|telefon|téléphone|device|apparaat|tablet|cell|galaxy|samsung|htc|nokia|huawei|xiaomi|pixel|blackberry|windows|outlook|mail|gmx|airmail|spark|mobilgerät|handy|smartphone)",
            FLAGS);
    private static final Pattern JAPANESE_DEVICE = Pattern.compile("^.{1,20}から送信$|^從我的.*傳送$");
    private static final int MOST_WORDS_OF_A_DEVICE = 6;
    private static final int LONGEST_SENT_FROM = 160;

    private static final Pattern NAME = Pattern
            .compile("^-\\s?\\p{Lu}[\\p{L}.'’-]{0,30}(?:\\s\\p{Lu}[\\p{L}.'’-]{0,30}){0,3}\\s*$");
    private static final Pattern AMONG = Pattern.compile("(?:^|.*[^\\p{L}])%s(?:[^\\p{L}].*)?".formatted(
            Tongues.ANSWERS_AMONG), FLAGS | Pattern.DOTALL);

    private Marks() {}

    private static Pattern field(String names) {
        return Pattern.compile("^[\\s*_>]{0,12}%s[\\s*_]{0,3}[:：].*".formatted(names), FLAGS);
    }

    static boolean isQuote(String line) {
        return QUOTE.matcher(line).matches();
    }

    /** The line without the signs that mark it as quoted. */
    static String unquoted(String line) {
        var at = 0;
        while (at < line.length() && at < MOST_INDENTED && isSpace(line.charAt(at))) {
            at++;
        }
        if (at == line.length() || line.charAt(at) != '>') {
            return line;
        }
        while (at < line.length() && line.charAt(at) == '>') {
            at += at + 1 < line.length() && isSpace(line.charAt(at + 1)) ? 2 : 1;
        }
        return line.substring(at);
    }

    static boolean isSpace(char sign) {
        return sign == ' ' || sign >= '\t' && sign <= '\r';
    }

    /** With one space for several: what patterns may share among them in many ways takes them long. */
    static String squeezed(String line) {
        var squeezed = new StringBuilder(line.length());
        for (var sign : line.toCharArray()) {
            var space = isSpace(sign);
            if (!space || squeezed.isEmpty() || squeezed.charAt(squeezed.length() - 1) != ' ') {
                squeezed.append(space ? ' ' : sign);
            }
        }
        return squeezed.toString();
    }

    /** Whether a line, perhaps put together from several, says whose words follow. */
    static boolean introduces(String whole) {
        if (isTooLong(whole) || whole.isBlank()) {
            return false;
        }
        var line = squeezed(whole);
        return OPENS.matcher(line).matches() && SAYS_WHO_WROTE.matcher(line).matches() && isDated(line)
                || startsWithDate(line) && SAYS_WHO_WROTE.matcher(line).matches()
                || NAME_WROTE.matcher(line).matches()
                || DATE_THEN_NAME.matcher(line).matches()
                || line.stripTrailing().endsWith("--") && BETWEEN_DASHES.matcher(line).matches() && isDated(line);
    }

    /** Whether a line, or what is put together of several, is longer than what introduces a quotation. */
    static boolean isTooLong(String line) {
        return line.length() > LONGEST;
    }

    /** Whether a line has what such lines have in any language: a date, an address, a colon at its end. */
    static boolean mayIntroduce(String line) {
        return line.length() <= LONGEST && line.stripTrailing().endsWith(":") && isDated(line)
                && HAS_ADDRESS.matcher(line).find();
    }

    /** Whether a line may be the first of several that introduce a quotation. */
    static boolean beginsToIntroduce(String line) {
        return !isTooLong(line)
                && (opensWithDate(line) || HAS_ADDRESS.matcher(line).find());
    }

    /** Whether a line begins as those do that introduce a quotation, and cannot be the second part of one. */
    static boolean opensWithDate(String line) {
        return !isTooLong(line) && (OPENS.matcher(line).matches() && isDated(line) || startsWithDate(line));
    }

    static boolean tellsWhoWrote(String line) {
        return NAME_WROTE_SOMETIME.matcher(line).find();
    }

    private static boolean isDated(String line) {
        return HAS_DATE.matcher(line).find();
    }

    /** A day of the week may come before the date. */
    private static boolean startsWithDate(String line) {
        return STARTS_WITH_NUMBER.matcher(line).matches() && isDated(line);
    }

    /** Original message, forwarded message, between dashes. */
    static boolean isHeading(String line) {
        return !isTooLong(line) && Headings.isOne(line);
    }

    static boolean isField(String line) {
        return ANY_FIELD.matcher(line).matches();
    }

    static boolean isFrom(String line) {
        return FROM.matcher(line).matches();
    }

    static boolean isDate(String line) {
        return DATE.matcher(line).matches();
    }

    static boolean isTo(String line) {
        return TO.matcher(line).matches();
    }

    static boolean isSubject(String line) {
        return SUBJECT.matcher(line).matches();
    }

    /** A line of dashes and the like, as stands above an original message. */
    static boolean isRule(String line) {
        return !isTooLong(line) && !line.isBlank()
                && line.chars().allMatch(sign -> isSpace((char) sign) || RULE.indexOf(sign) >= 0);
    }

    /** What separates a signature, or the footer of a mailing list. */
    static boolean endsText(String line) {
        return SIGNATURE.matcher(line).matches();
    }

    /** A long rule, which may also separate two parts of what somebody wrote. */
    static boolean mayEndText(String line) {
        return LONG_RULE.matcher(line).matches();
    }

    static boolean isUnderline(String line) {
        return UNDERLINE.matcher(line).matches();
    }

    /** The beginning or end of a block of code. */
    static boolean isFence(String line) {
        return FENCE.matcher(line).matches();
    }

    /** Sent from my phone: a device or a program, and not a sentence that goes on about something else. */
    static boolean isSentFrom(String line) {
        if (line.length() > LONGEST_SENT_FROM) {
            return false;
        }
        var plain = line.replaceAll("[\\[*_<(]", "");
        var opening = SENT_FROM.matcher(plain).matches();
        var device = plain.split("[,.;!?](?=\\s)", 2)[0];
        return JAPANESE_DEVICE.matcher(line.strip()).matches()
                || opening && (DEVICE.matcher(device).find()
                        || device.length() == plain.length()
                                && plain.strip().split("\\s+").length <= MOST_WORDS_OF_A_DEVICE);
    }

    /** A name after a hyphen, as some sign. */
    static boolean isName(String line) {
        return NAME.matcher(line).matches();
    }

    /** Whether the author says that answers stand among the words of the other. */
    static boolean answersAmong(String text) {
        return AMONG.matcher(text).matches();
    }
}
