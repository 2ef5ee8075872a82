package io.guichet.ticket;

import org.jspecify.annotations.Nullable;

/**
 * How a message is shown: what its author wrote this time, and what is folded away, quotations and signatures. The two
 * together are the whole text.
 *
 * @param visibleHtml what is visible with its formatting, sanitised; absent when there was none, or
 *        when the formatting folds away what the text does not
 */
public record Fold(String visible, String folded, @Nullable String visibleHtml) {

    public Fold {
        visible = Body.printable(visible);
        folded = Body.printable(folded);
        visibleHtml = visibleHtml == null ? null : Body.printable(visibleHtml);
    }
}
