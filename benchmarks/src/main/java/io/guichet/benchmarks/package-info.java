/** Load on a stack that runs: what it holds, and how long it takes. */
@NullMarked
@CheckReturnValue
package io.guichet.benchmarks;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
