package io.guichet.gateway.limit;

import java.time.Duration;

/**
 * What the limit says to one request.
 *
 * @param allowed whether it may pass
 * @param remaining how many more may follow at once
 * @param until in whole seconds: when allowed, until the full burst is there again; else, until the next may pass
 */
public record Allowance(boolean allowed, int remaining, Duration until) {}
