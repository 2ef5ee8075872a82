package io.guichet.ticket.attachment;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A file that is about to come.
 *
 * @param filename as its sender calls it, without a path
 * @param contentId by which the HTML of a message shows it
 * @param uploader key of the caller, who alone may attach it
 */
public record NewFile(UUID id, String filename, @Nullable String contentId, String uploader) {

    private static final int LONGEST = 200;

    public NewFile {
        filename = clean(filename);
    }

    /** The last part of a path, without what would end a header or a directory. */
    private static String clean(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var printable = last.replaceAll("[\\p{Cntrl}\\p{Cf}\"<>:|?*]", "").strip();
        var kept = printable.length() <= LONGEST ? printable : printable.substring(printable.length() - LONGEST);
        return kept.isBlank() || kept.chars().allMatch(one -> one == '.') ? "file" : kept;
    }
}
