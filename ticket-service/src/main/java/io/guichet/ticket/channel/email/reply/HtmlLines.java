package io.guichet.ticket.channel.email.reply;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

import io.guichet.ticket.channel.email.reply.Line.Hint;

/** Gathers the lines of HTML, with what the markup of mail programs says of them, and the nodes that they come from. */
final class HtmlLines implements NodeVisitor {

    private static final Set<String> UNSEEN = Set.of("head", "script", "style", "title", "template");
    private static final Set<String> QUOTES = Set.of("yahoo_quoted", "protonmail_quote", "tutanota_quote",
            "zmail_extra", "moz-email-headers-table");
    private static final Set<String> INTRODUCTIONS = Set.of("gmail_attr", "moz-cite-prefix", "divrplyfwdmsg",
            "x_divrplyfwdmsg", "outlookmessageheader");
    private static final Set<String> SIGNATURES = Set.of("gmail_signature", "moz-signature", "signature",
            "ms-outlook-mobile-signature", "applemailsignature", "protonmail_signature_block", "yahoo_signature",
            "x_signature");
    private static final int LONGEST_HEADER = 1500;
    private static final int FEWEST_FIELDS = 3;

    private final List<Row> rows = new ArrayList<>();
    private final Deque<Element> unseen = new ArrayDeque<>();
    private final Deque<Element> hinting = new ArrayDeque<>();
    private final Deque<Hint> hints = new ArrayDeque<>();
    private int quotations;
    private int preformatted;
    private Row row = new Row();

    /** A line that is being gathered. */
    private static final class Row {
        private final StringBuilder text = new StringBuilder();
        private final List<Node> nodes = new ArrayList<>();
        private Hint hint = Hint.NOTHING;

        String words() {
            var end = text.length();
            while (end > 0 && isSpace(text.charAt(end - 1))) {
                end--;
            }
            return text.substring(0, end);
        }

        private static boolean isSpace(char sign) {
            return sign == ' ' || sign >= '\t' && sign <= '\r' || sign == '\u00A0';
        }
    }

    @Override
    public void head(Node node, int depth) {
        switch (node) {
            case Element element -> begin(element);
            case TextNode words when unseen.isEmpty() -> add(words);
            default -> {
            }
        }
    }

    private void begin(Element element) {
        if (UNSEEN.contains(element.normalName())) {
            unseen.push(element);
        }
        preformatted += element.nameIs("pre") ? 1 : 0;
        var hint = hint(element);
        if (hint != Hint.NOTHING) {
            // An image in front is not part of what follows.
            if (!row.nodes.isEmpty()) {
                end();
            }
            hinting.push(element);
            hints.push(hint);
            quotations += hint == Hint.QUOTED ? 1 : 0;
        }
        if (element.nameIs("br")) {
            row.nodes.add(element);
            end();
        } else if (element.nameIs("img") || element.nameIs("hr")) {
            row.nodes.add(element);
        } else if (element.isBlock()) {
            endIfBegun();
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        preformatted -= element.nameIs("pre") ? 1 : 0;
        var hinted = element.equals(hinting.peek());
        if (hinted || element.isBlock()) {
            endIfBegun();
        }
        if (hinted) {
            hinting.pop();
            quotations -= hints.pop() == Hint.QUOTED ? 1 : 0;
        }
        if (element.equals(unseen.peek())) {
            unseen.pop();
        }
    }

    private void add(TextNode words) {
        var parts = preformatted > 0 ? words.getWholeText().split("\n", -1) : new String[]{words.text()};
        for (var part = 0; part < parts.length; part++) {
            if (part > 0) {
                end();
            }
            var text = parts.length == 1 && row.text.isEmpty() ? parts[part].stripLeading() : parts[part];
            row.nodes.add(words);
            row.text.append(text);
            if (!text.isBlank()) {
                row.hint = hints.isEmpty() ? Hint.NOTHING : quotations > 0 ? Hint.QUOTED : hints.peek();
            }
        }
    }

    private void endIfBegun() {
        if (!row.text.isEmpty()) {
            end();
        }
    }

    void end() {
        rows.add(row);
        row = new Row();
    }

    /** All but the empty lines around the text, and but one of several empty ones in between. */
    void into(List<Line> lines, List<List<Node>> nodes) {
        @Nullable
        Row gap = null;
        for (var next : rows) {
            var text = next.words();
            if (text.isEmpty()) {
                gap = gap == null ? next : merge(gap, next);
                continue;
            }
            if (gap != null && !lines.isEmpty()) {
                lines.add(new Line("", Hint.NOTHING));
                nodes.add(gap.nodes);
            }
            gap = null;
            lines.add(new Line(text, next.hint));
            nodes.add(next.nodes);
        }
        if (gap != null && !nodes.isEmpty()) {
            nodes.getLast().addAll(gap.nodes);
        }
    }

    private static Row merge(Row one, Row other) {
        one.nodes.addAll(other.nodes);
        return one;
    }

    private static Hint hint(Element element) {
        if (element.nameIs("blockquote") || isOneOf(QUOTES, element)) {
            return Hint.QUOTED;
        } else if (isOneOf(INTRODUCTIONS, element) || isHeader(element)) {
            return Hint.INTRODUCES;
        }
        return isOneOf(SIGNATURES, element) || element.hasAttr("data-smartmail") ? Hint.SIGNATURE : Hint.NOTHING;
    }

    private static boolean isOneOf(Set<String> names, Element element) {
        return names.contains(element.id().toLowerCase(Locale.ROOT))
                || element.hasAttr("class") && element.classNames().stream()
                        .anyMatch(name -> names.contains(name.toLowerCase(Locale.ROOT)));
    }

    /** Outlook draws a line above the header of what is answered, whatever its language. */
    private static boolean isHeader(Element element) {
        if (!element.attr("style").replace(" ", "").contains("border-top:solid")) {
            return false;
        }
        var text = beginning(element);
        return text.length() <= LONGEST_HEADER
                && text.chars().filter(letter -> letter == ':' || letter == '：').count() >= FEWEST_FIELDS;
    }

    /** So much of its text that one can tell whether it is short; elements within elements are not read again and again. */
    private static String beginning(Element element) {
        var text = new StringBuilder();
        var nodes = new int[1];
        var unused = NodeTraversor.filter((node, depth) -> {
            if (node instanceof TextNode words) {
                text.append(words.text());
            }
            text.append(++nodes[0] > LONGEST_HEADER ? " ".repeat(LONGEST_HEADER) : "");
            return text.length() > LONGEST_HEADER ? FilterResult.STOP : FilterResult.CONTINUE;
        }, element);
        return text.toString();
    }
}
