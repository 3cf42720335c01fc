package io.github.strongroom.secret;

/** What an entry is. Both are stored the same encrypted way; they differ in what people may see. */
public enum Kind {
    /** A credential: masked, revealed one at a time with a reason. */
    SECRET,
    /** An application setting: typed, validated, shown in clear to those who may change it. */
    SETTING
}
