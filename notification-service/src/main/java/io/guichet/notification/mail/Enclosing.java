package io.guichet.notification.mail;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.guichet.notification.audience.Telling.SignedFile;
import io.guichet.notification.mail.Letter.Enclosure;
import io.guichet.notification.mail.client.FileConfig;
import io.guichet.notification.wording.Language;

/** Decides which files go with a mail, and links the others in its text. */
@Singleton
class Enclosing {

    private static final long MEGABYTE = 1_000_000;

    private final long together;
    private final LinkConfig links;

    @Inject
    Enclosing(FileConfig config, LinkConfig links) {
        this(config.together(), links);
    }

    /** As many bytes in all as {@code together} says. */
    Enclosing(long together, LinkConfig links) {
        this.together = together;
        this.links = links;
    }

    /** What goes with a mail, and what its text says of the rest; empty when there is none. */
    record Enclosed(List<Enclosure> files, String remark) {}

    /**
     * In their order, as long as there is room.
     *
     * @param inline content ids of those that the HTML shows
     */
    Enclosed enclose(List<SignedFile> files, Set<String> inline, Language language) {
        var enclosed = new ArrayList<Enclosure>();
        var linked = new ArrayList<SignedFile>();
        var room = together;
        for (var each : files) {
            var file = each.file();
            if (file.size() <= room) {
                room -= file.size();
                var shown = file.contentId() != null && inline.contains(file.contentId()) ? file.contentId() : null;
                enclosed.add(new Enclosure(each.path(), file.filename(), file.contentType(), file.size(),
                        file.sha256(), shown));
            } else {
                linked.add(each);
            }
        }
        return new Enclosed(List.copyOf(enclosed), linked.isEmpty() ? "" : remark(linked, language));
    }

    private String remark(List<SignedFile> linked, Language language) {
        var lines = linked.stream().map(file -> line(file, language)).collect(Collectors.joining("\n"));
        return switch (language) {
            case FR -> "Trop volumineux pour ce message, à télécharger pendant un temps limité :\n" + lines;
            case EN -> "Too large for this message, to be downloaded for a limited time:\n" + lines;
        };
    }

    private String line(SignedFile each, Language language) {
        var numbers = NumberFormat.getInstance(Locale.of(language.code()));
        numbers.setMaximumFractionDigits(1);
        var size = numbers.format((double) each.file().size() / MEGABYTE);
        return "%s (%s %s) %s".formatted(each.file().filename(), size, language == Language.FR ? "Mo" : "MB",
                links.page(each.path()));
    }
}
