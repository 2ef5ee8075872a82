package io.guichet.kb.search;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a reader sees of CommonMark, near enough for searching and for an excerpt; never shown as HTML. */
final class PlainText {

    private static final Pattern HEADING = Pattern.compile("^ {0,3}#{1,6}\\s+(.*?)\\s*#*$");
    private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*+]|\\d{1,9}[.)]|>)\\s+");
    private static final Pattern FENCE = Pattern.compile("^\\s*(?:```|~~~).*$");
    private static final Pattern LINK = Pattern
            .compile("!?\\[([^\\[\\]]{0,500})]\\([^()\\s]{0,2000}(?:\\s[^()]{0,500})?\\)");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]{0,1000}>");
    private static final Pattern EMPHASIS = Pattern.compile("\\*\\*?|__|`+|~~");

    private PlainText() {}

    /** The text without its markup; headings, paragraphs and items each on their own line. */
    static String of(String markdown) {
        return markdown.lines().filter(line -> !FENCE.matcher(line).matches())
                .map(line -> HEADING.matcher(line).replaceFirst("$1"))
                .map(line -> BULLET.matcher(line).replaceFirst(""))
                .map(PlainText::inline)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** The headings in their order. */
    static List<String> headings(String markdown) {
        return markdown.lines().map(HEADING::matcher)
                .filter(Matcher::matches)
                .map(matcher -> inline(matcher.group(1)))
                .toList();
    }

    private static String inline(String line) {
        var linkless = LINK.matcher(line).replaceAll("$1");
        return EMPHASIS.matcher(TAG.matcher(linkless).replaceAll(" ")).replaceAll("").strip();
    }
}
