package io.guichet.notification.mail;

import java.util.Set;
import java.util.stream.Collectors;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;

/** The images that the HTML of a message shows from among the files that go with it (RFC 2392). */
final class InlineImages {

    private static final String SCHEME = "cid:";

    private InlineImages() {}

    /** The content ids that the HTML names. */
    static Set<String> named(String html) {
        return images(Jsoup.parseBodyFragment(html)).stream().map(image -> image.attr("src").substring(SCHEME.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The HTML without the images that are not there: a mail program would show a broken one. */
    static String only(Set<String> there, String html) {
        var document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        images(document).forEach(image -> {
            if (!there.contains(image.attr("src").substring(SCHEME.length()))) {
                image.remove();
            }
        });
        return document.body().html();
    }

    private static Elements images(Document document) {
        return document.select("img[src^=" + SCHEME + "]");
    }
}
