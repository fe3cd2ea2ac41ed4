package eu.passerelle.engine.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import me.gosimple.nbvcxz.Nbvcxz;
import me.gosimple.nbvcxz.resources.Configuration;
import me.gosimple.nbvcxz.resources.ConfigurationBuilder;
import me.gosimple.nbvcxz.resources.Dictionary;
import me.gosimple.nbvcxz.resources.DictionaryBuilder;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;

/**
 * Refuses passwords that guessers try first: the hundred thousand commonest, words and names, rows of keys, dates, what belongs to the person,
 * and what is put together from few of these.
 */
final class HardToGuess implements PasswordPolicyRule {

  /** The rest of a very long password makes it no weaker, and judging it would take seconds. */
  private static final int JUDGED = 64;
  private static final long LONGEST_MILLIS = 200;

  /** Admin shows it as it is, for it has no sentence of its own for this rule. */
  @Override
  public String getPlaceholder() {
    return "not a common password, no single word with a number, and nothing of the person's own names";
  }

  @Override
  public Map<String, String> getParameters() {
    return Map.of();
  }

  @Override
  public boolean execute(String password) {
    return execute(password, null);
  }

  @Override
  public boolean execute(String password, User user) {
    return new Nbvcxz(knowing(user)).estimate(password).isMinimumEntropyMet();
  }

  private static Configuration knowing(User user) {
    List<Dictionary> dictionaries = new ArrayList<>(ConfigurationBuilder.getDefaultDictionaries());
    dictionaries.add(ownWords(user));
    return new ConfigurationBuilder().setDictionaries(dictionaries).setLocale(Locale.ENGLISH).setMaxLength(JUDGED)
        .setCombinationAlgorithmTimeout(LONGEST_MILLIS).createConfiguration();
  }

  private static Dictionary ownWords(User user) {
    DictionaryBuilder words = new DictionaryBuilder().setDictionaryName("own").setExclusion(true).addWord("passerelle", 0);
    if (user != null) {
      Stream.of(user.getId(), user.getFirstName(), user.getLastName(), user.getEmail()).filter(Objects::nonNull)
          .flatMap(name -> Stream.of(name.toLowerCase(Locale.ROOT).split("[\\s@._+-]+"))).filter(word -> word.length() > 2)
          .forEach(word -> words.addWord(word, 0));
    }
    return words.createDictionary();
  }
}
