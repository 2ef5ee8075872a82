package io.guichet.notification.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;

/**
 * What HTML a template may contain: text, tables, links and colours; no images, scripts, forms, style sheets, nothing
 * that a mail program would fetch from elsewhere. Placeholders stand between tags, but for the link.
 */
final class MarkupRules {

    private static final int MOST_ERRORS = 20;
    private static final Set<String> TAGS = Set.of("p", "br", "strong", "b", "em", "i", "u", "span", "div", "ul", "ol",
            "li", "a", "h1", "h2", "h3", "blockquote", "hr", "table", "tbody", "thead", "tr", "td", "th");
    private static final Set<String> ATTRIBUTES = Set.of("align", "valign", "width", "cellpadding", "cellspacing",
            "border", "role", "colspan", "rowspan", "bgcolor", "dir", "lang");
    private static final Pattern VALUE = Pattern.compile("[\\w #%.-]*");
    /** Without parentheses, a style can name no address. */
    private static final Pattern STYLE = Pattern.compile("[\\w\\s#%:;.,'!-]*");
    private static final Pattern ADDRESS = Pattern.compile("(https?://|mailto:)[^\\s{}<>\"']+");

    private MarkupRules() {}

    /** What the HTML may not contain, in order. */
    static List<TemplateFlaw> flaws(TemplateKind kind, String part, String html) {
        var parser = Parser.htmlParser().setTrackErrors(MOST_ERRORS).setTrackPosition(true);
        var body = parser.parseInput("<body>" + html, "").body();
        var flaws = new ArrayList<TemplateFlaw>();
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

    private static TemplateFlaw flaw(Node node, String part, String detail) {
        var start = node.sourceRange().start();
        var before = start.lineNumber() == 1 ? "<body>".length() : 0;
        return new TemplateFlaw(part, Math.max(1, start.lineNumber()), Math.max(1, start.columnNumber() - before),
                detail);
    }
}
