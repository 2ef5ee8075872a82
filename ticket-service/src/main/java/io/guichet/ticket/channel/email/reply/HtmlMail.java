package io.guichet.ticket.channel.email.reply;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

import io.guichet.ticket.Html;

/** A mail in HTML, line by line as a reader sees it. */
public final class HtmlMail {

    private static final Set<String> KEPT_EMPTY = Set.of("br", "img", "hr", "td", "th", "body", "html", "head");

    private final Document document;
    private final List<Line> lines = new ArrayList<>();
    private final List<List<Node>> nodes = new ArrayList<>();

    private HtmlMail(String html) {
        document = Html.document(html);
        document.outputSettings().prettyPrint(false);
        var seen = new HtmlLines();
        document.traverse(seen);
        seen.end();
        seen.into(lines, nodes);
    }

    public static HtmlMail of(String html) {
        return new HtmlMail(html);
    }

    /** What a reader sees, as plain text. */
    public String text() {
        return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
    }

    /** The text, in pieces. */
    public Trimmed trim() {
        return ReplyTrimmer.trim(lines);
    }

    /** The HTML of what is visible: without the nodes of the lines that are folded. It changes this mail. */
    public String visible() {
        var folded = ReplyTrimmer.folds(lines);
        Map<Node, Boolean> stays = new IdentityHashMap<>();
        for (var line = 0; line < folded.length; line++) {
            for (var node : nodes.get(line)) {
                stays.merge(node, !folded[line], Boolean::logicalOr);
            }
        }
        prune(stays);
        return document.body().html();
    }

    /**
     * Removes what does not stay, and what nothing is left of; the innermost first, and the children of an element
     * together: one by one each would be looked for among all the others.
     */
    private void prune(Map<Node, Boolean> stays) {
        for (var element : new ArrayList<Element>(document.body().getAllElements()).reversed()) {
            var all = List.copyOf(element.childNodes());
            var kept = all.stream().filter(child -> stays.getOrDefault(child, true) && !isLeftEmpty(child)).toList();
            if (kept.size() < all.size()) {
                element.empty();
                element.appendChildren(kept);
            }
        }
    }

    private static boolean isLeftEmpty(Node node) {
        return node instanceof Element element && element.childNodeSize() == 0
                && !KEPT_EMPTY.contains(element.normalName());
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }
}
