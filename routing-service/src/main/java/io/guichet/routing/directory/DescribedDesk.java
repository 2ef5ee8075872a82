package io.guichet.routing.directory;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent.EntryRemoved;
import io.guichet.routing.history.Edit;
import io.guichet.routing.history.Version;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/**
 * What one can do with one kind of entry; each verb is one transaction, with the event that tells others.
 *
 * @param <K> its key, or an agent's id
 * @param <D> what a description says
 */
public abstract class DescribedDesk<K extends Comparable<K>, E extends Described<D>, D> {

    private final String kind;
    private final PanacheRepositoryBase<E, K> all;
    private final Entries entries;

    DescribedDesk(String kind, PanacheRepositoryBase<E, K> all, Entries entries) {
        this.kind = kind;
        this.all = all;
        this.entries = entries;
    }

    /** The entries whose key comes after the given one, in the order of their keys. */
    @WithSession
    public Uni<List<E>> list(@Nullable K after, int limit) {
        return (after == null ? all.find("order by id") : all.find("where id > ?1 order by id", after))
                .range(0, limit - 1).list();
    }

    /** Fails with {@link NotInDirectory} when there is none. */
    @WithSession
    public Uni<E> find(K key) {
        return existing(key);
    }

    /** Fails with {@link AlreadyInDirectory} when the key is taken, with {@link UnknownReference} as {@link #save}. */
    @WithTransaction
    public Uni<E> create(K key, D details, Edit edit) {
        return entries.next(entry(key))
                .chain(version -> all.findById(key)
                        .onItem().ifNotNull().failWith(() -> new AlreadyInDirectory(entry(key)))
                        .chain(none -> begin(key, details, version)))
                .call(created -> keep(key, created, edit));
    }

    /**
     * Makes the entry as described, whether it existed or not.
     *
     * @param edit who does so, and on which condition
     * @throws UnknownReference (as a failure) when the description names what does not exist
     */
    @WithTransaction
    public Uni<Saved<E>> save(K key, D details, Edit edit) {
        return entries.next(entry(key))
                .chain(version -> all.findById(key)
                        .invoke(known -> edit.verify().accept(known == null ? 0 : known.version()))
                        .chain(known -> known == null
                                ? begin(key, details, version).map(begun -> new Saved<>(begun, true))
                                : change(key, known, details, version).map(changed -> new Saved<>(changed, false))))
                .call(saved -> keep(key, saved.entry(), edit));
    }

    /** Fails with {@link StillInUse} when others need it, and as {@link #save} by what the edit throws. */
    @WithTransaction
    public Uni<Void> remove(K key, Edit edit) {
        return entries.next(entry(key))
                .call(version -> existing(key)
                        .invoke(known -> edit.verify().accept(known.version()))
                        .call(() -> release(key))
                        .chain(all::delete))
                .chain(version -> entries.history().keep(entry(key), version, edit.by(), null)
                        .chain(() -> entries.publish(new EntryRemoved(entry(key), version))));
    }

    /** How an entry was described before a version, the newest first. */
    @WithSession
    public Uni<List<Version>> versions(K key, long before, int limit) {
        return entries.history().of(entry(key), before, limit);
    }

    private Uni<Void> keep(K key, E saved, Edit edit) {
        return entries.history().keep(entry(key), saved.version(), edit.by(), saved.details());
    }

    /** A new entry. */
    abstract E make(K key, D details, long version);

    /** Fails when the description names what does not exist; of some kinds none can. */
    Uni<Void> check(K key, D details) {
        return Uni.createFrom().voidItem();
    }

    /** What follows from a new or changed entry, in the same transaction; for some kinds nothing does. */
    Uni<Void> follow(E entry) {
        return Uni.createFrom().voidItem();
    }

    /** Fails when something still needs the entry. */
    abstract Uni<Void> release(K key);

    final String entry(K key) {
        return kind + ":" + key;
    }

    final Entries entries() {
        return entries;
    }

    final Uni<E> existing(K key) {
        return all.findById(key).onItem().ifNull().failWith(() -> new NotInDirectory(entry(key)));
    }

    private Uni<E> begin(K key, D details, long version) {
        return check(key, details)
                .chain(() -> all.persist(make(key, details, version)))
                .call(begun -> follow(begun, version));
    }

    private Uni<E> change(K key, E known, D details, long version) {
        return check(key, details)
                .invoke(() -> known.describe(details, version))
                .chain(() -> follow(known, version).replaceWith(known));
    }

    final Uni<Void> follow(E entry, long version) {
        return entry.version() == version
                ? follow(entry).chain(() -> entries.publish(entry.event()))
                : Uni.createFrom().voidItem();
    }
}
