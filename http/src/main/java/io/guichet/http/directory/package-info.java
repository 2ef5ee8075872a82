/** Departments, groups, agents and what they may do, kept in memory from the topic {@code guichet.directory}. */
@NullMarked
@CheckReturnValue
package io.guichet.http.directory;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
