package io.guichet.ticket.trash;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.guichet.http.Permission;
import io.guichet.ticket.trash.TrashDesk.Block;

/** Why a ticket goes to the trash: whether it is spam, and from whom no more of it is wanted. */
public record Discarded(@Nullable Boolean spam, @Nullable Block block) {

    /** Whether it says to hear no more from somebody who did nothing wrong. */
    public boolean blocksWithoutSpam() {
        return !asSpam() && blocking() != Block.NOBODY;
    }

    /** What one must be allowed to do for it. */
    public Set<Permission> needed() {
        var needed = EnumSet.of(Permission.TICKET_EDIT, Permission.TICKET_CLOSE);
        if (blocking() == Block.DOMAIN) {
            needed.add(Permission.MAIL_ADMINISTER);
        }
        return needed;
    }

    boolean asSpam() {
        return Boolean.TRUE.equals(spam);
    }

    Block blocking() {
        return Objects.requireNonNullElse(block, Block.NOBODY);
    }
}
