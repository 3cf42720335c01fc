/**
 * Verifies an exported audit trail, with no server and no database: {@code scripts/verify-audit.sh}. Depends on the Java platform, on package
 * {@code trail}, and on a reader of JSON.
 */
package io.github.strongroom.verifier;
