package io.github.strongroom.shadow;

import java.util.List;

/**
 * What holds for one name in some applications alike.
 *
 * @param words the verdict in a sentence
 * @param ifRaised what would change if Strongroom ranked above all
 * @param places all that provide the name, in the order in which the applications meet them
 */
public record Finding(List<String> applications, Verdict verdict, String words, String ifRaised, List<Place> places) {

    /** The same in these applications. */
    Finding in(List<String> those) {
        return new Finding(List.copyOf(those), verdict, words, ifRaised, places);
    }
}
