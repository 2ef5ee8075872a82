package io.guichet.notification.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.ParseError;
import org.jsoup.parser.Parser;

/**
 * What HTML a template may contain: text, tables, links and colours; no images, scripts, forms, style sheets, nothing
 * that a mail program would fetch from elsewhere. Placeholders stand between tags, but for the link. It must be written
 * without mistakes: what a parser drops or mends is not looked at, and each mail program mends it in its own way.
 */
final class MarkupRules {

    private static final String BODY = "<body>";
    private static final int MOST_MISTAKES = 20;
    private static final Set<String> TAGS = Set.of("p", "br", "strong", "b", "em", "i", "u", "span", "div", "ul", "ol",
            "li", "a", "h1", "h2", "h3", "blockquote", "hr", "table", "tbody", "thead", "tr", "td", "th");
    private static final Set<String> ATTRIBUTES = Set.of("align", "valign", "width", "cellpadding", "cellspacing",
            "border", "role", "colspan", "rowspan", "bgcolor", "dir", "lang");
    private static final Pattern VALUE = Pattern.compile("[\\w #%.-]*");
    /** Without parentheses, a style can name no address. */
    private static final Pattern STYLE = Pattern.compile("[\\w\\s#%:;.,'!-]*");
    /** Placeholders between the rows of a table, and an ampersand in an address: what is left in its place does no harm. */
    private static final Pattern NO_MISTAKE = Pattern.compile(
            "Unexpected Character token.*|Invalid character reference.*",
            Pattern.DOTALL);
    private static final Pattern NO_TAG = Pattern.compile("Unexpected character .* in input state \\[TagOpen]",
            Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("(https?://|mailto:)[^\\s{}<>\"']+");

    private MarkupRules() {}

    /** What the HTML may not contain, in order. */
    static List<TemplateFlaw> flaws(TemplateKind kind, String part, String html) {
        var parser = Parser.htmlParser().setTrackErrors(Integer.MAX_VALUE).setTrackPosition(true);
        var body = parser.parseInput(BODY + html, "").body();
        var flaws = new ArrayList<TemplateFlaw>();
        parser.getErrors().stream().filter(error -> !NO_MISTAKE.matcher(error.getErrorMessage()).matches())
                .limit(MOST_MISTAKES).map(error -> flaw(error, part, html)).forEach(flaws::add);
        body.traverse((node, depth) -> check(node, kind, part, flaws));
        return flaws;
    }

    private static void check(Node node, TemplateKind kind, String part, List<TemplateFlaw> flaws) {
        switch (node) {
            case Comment _ -> flaws.add(flaw(node, part, "Comments are not allowed"));
            case Element element when !element.normalName().equals("body") -> check(element, kind, part, flaws);
            default -> {
            }
        }
    }

    private static void check(Element element, TemplateKind kind, String part, List<TemplateFlaw> flaws) {
        var tag = element.normalName();
        if (!TAGS.contains(tag)) {
            flaws.add(flaw(element, part, "<" + tag + "> is not allowed; allowed are "
                    + String.join(", ", TAGS.stream().sorted().toList())));
        }
        for (var attribute : element.attributes()) {
            if (!isAllowed(tag, attribute, kind)) {
                flaws.add(flaw(element, part, "This is not allowed in <" + tag + ">: " + attribute.getKey() + "=\""
                        + attribute.getValue() + "\""));
            }
        }
    }

    private static boolean isAllowed(String tag, Attribute attribute, TemplateKind kind) {
        var value = attribute.getValue();
        return switch (attribute.getKey()) {
            case "style" -> STYLE.matcher(value).matches();
            case "href" -> tag.equals("a") && (ADDRESS.matcher(value).matches()
                    || (kind.knows(TemplateKind.LINK) && value.equals("{" + TemplateKind.LINK + "}")));
            default -> ATTRIBUTES.contains(attribute.getKey()) && VALUE.matcher(value).matches();
        };
    }

    private static TemplateFlaw flaw(ParseError error, String part, String html) {
        var before = html.substring(0, Math.clamp(error.getPosition() - BODY.length(), 0, html.length()));
        var line = (int) before.chars().filter(character -> character == '\n').count() + 1;
        return new TemplateFlaw(part, line, before.length() - before.lastIndexOf('\n'),
                NO_TAG.matcher(error.getErrorMessage()).matches()
                        ? "A < that begins no tag is written &lt;"
                        : "This is no proper HTML: " + error.getErrorMessage());
    }

    private static TemplateFlaw flaw(Node node, String part, String detail) {
        var start = node.sourceRange().start();
        var before = start.lineNumber() == 1 ? BODY.length() : 0;
        return new TemplateFlaw(part, Math.max(1, start.lineNumber()), Math.max(1, start.columnNumber() - before),
                detail);
    }
}
