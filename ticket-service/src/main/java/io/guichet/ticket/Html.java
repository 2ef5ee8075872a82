package io.guichet.ticket;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;

/** HTML from outside: made harmless on the way in, and read as plain text. */
public final class Html {

    /** Remote images would tell the sender when somebody reads: only those that came with the mail remain. */
    private static final PolicyFactory INLINE_IMAGES = new HtmlPolicyBuilder()
            .allowElements("img")
            .allowUrlProtocols("cid")
            .allowAttributes("src", "alt", "width", "height").onElements("img")
            .toFactory();
    private static final PolicyFactory LINKS = new HtmlPolicyBuilder()
            .allowElements("a")
            .allowStandardUrlProtocols()
            .allowAttributes("href", "title").onElements("a")
            .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
            .toFactory();
    private static final PolicyFactory RULES = new HtmlPolicyBuilder().allowElements("hr", "pre").toFactory();
    private static final PolicyFactory HARMLESS = Sanitizers.FORMATTING.and(Sanitizers.BLOCKS).and(Sanitizers.TABLES)
            .and(INLINE_IMAGES).and(LINKS).and(RULES);
    private static final Set<String> UNSEEN = Set.of("head", "script", "style", "title", "template");

    private static final String MAILTO = "mailto:";
    private static final Pattern FOLLOWED = Pattern.compile("(?i)(https?://|mailto:)\\S+");

    private Html() {}

    /** What the HTML says, with the harmless part of its formatting. */
    public static Body body(String html) {
        return new Body(text(html), HARMLESS.sanitize(html));
    }

    /** The same, where the sender gave the plain text as well. */
    public static Body body(String text, String html) {
        return new Body(text, HARMLESS.sanitize(html));
    }

    /** The elements of HTML. */
    public static Document document(String html) {
        return Parser.htmlParser().parseInput(Patience.reader(html), "");
    }

    /** Plain text as HTML that shows the same. */
    public static String ofText(String text) {
        return "<p>" + Entities.escape(text).replace("\n", "<br>") + "</p>";
    }

    /** The text that a reader would see, with where links lead; blocks begin on a new line. */
    static String text(String html) {
        var lines = new Lines();
        var unused = NodeTraversor.filter(lines, document(html));
        return lines.text();
    }

    /** Gathers text, with line breaks where blocks begin and end. */
    private static final class Lines implements NodeFilter {

        private final StringBuilder text = new StringBuilder();

        @Override
        public FilterResult head(Node node, int depth) {
            switch (node) {
                case Element element when UNSEEN.contains(element.normalName()) -> {
                    return FilterResult.SKIP_ENTIRELY;
                }
                case TextNode words -> append(words);
                case Element element when element.nameIs("br") -> text.append('\n');
                case Element element when element.nameIs("li") -> {
                    breakLine();
                    text.append("- ");
                }
                case Element element when element.isBlock() -> breakLine();
                default -> {
                }
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock()) {
                breakLine();
            }
            if (node instanceof Element link && link.nameIs("a")) {
                address(link).ifPresent(address -> text.append(" (").append(address).append(')'));
            }
            return FilterResult.CONTINUE;
        }

        /** Where it leads, unless it says so itself. */
        private static Optional<String> address(Element link) {
            var target = link.attr("href").strip();
            var address = target.regionMatches(true, 0, MAILTO, 0, MAILTO.length())
                    ? target.substring(MAILTO.length())
                    : target;
            return FOLLOWED.matcher(target).matches() && !link.text().contains(address)
                    ? Optional.of(address)
                    : Optional.empty();
        }

        private void append(TextNode words) {
            var clean = words.text();
            text.append(text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? clean.stripLeading() : clean);
        }

        private void breakLine() {
            if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
        }

        /** Without spaces at the ends of lines, and with one empty line for several. */
        String text() {
            var clean = new StringBuilder(text.length());
            for (var at = 0; at < text.length(); at++) {
                var sign = text.charAt(at);
                if (sign == '\n') {
                    clean.setLength(endOfWords(clean));
                }
                if (sign != '\n' || !endsWithEmptyLine(clean)) {
                    clean.append(sign);
                }
            }
            return clean.toString().strip();
        }

        private static boolean endsWithEmptyLine(StringBuilder lines) {
            var end = lines.length();
            return end > 1 && lines.charAt(end - 1) == '\n' && lines.charAt(end - 2) == '\n';
        }

        private static int endOfWords(StringBuilder line) {
            var end = line.length();
            while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t'
                    || line.charAt(end - 1) == '\u00A0')) {
                end--;
            }
            return end;
        }
    }
}
