package io.guichet.ticket.view;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was noted last; of very much, the oldest is forgotten. */
final class Recent<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1;
    private static final int MOST = 10_000;

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MOST;
    }
}
