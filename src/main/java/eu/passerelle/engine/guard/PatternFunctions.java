package eu.passerelle.engine.guard;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import eu.passerelle.model.LinearPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunction;
import org.camunda.bpm.dmn.feel.impl.scala.function.FeelCustomFunctionProvider;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.NamedFunctionParameters;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;

/** What FEEL does with patterns, by an engine whose time grows with the text only (ADR 0042). */
final class PatternFunctions implements FeelCustomFunctionProvider {

  private static final int MOST_GROWTH = 100_000;

  private static final Map<String, CustomFunction> FUNCTIONS = Map.of(
      name("matches", 2), function(given -> pattern(given.get(1), "").matcher(given.get(0)).find(), "input", "pattern"),
      name("matches", 3),
      function(given -> pattern(given.get(1), given.get(2)).matcher(given.get(0)).find(), "input", "pattern", "flags"),
      name("replace", 3), function(given -> replaced(given, ""), "input", "pattern", "replacement"),
      name("replace", 4), function(given -> replaced(given, given.get(3)), "input", "pattern", "replacement", "flags"),
      name("split", 2), function(given -> Arrays.asList(pattern(given.get(1), "").split(given.get(0), -1)), "string", "delimiter"),
      name("extract", 2), function(given -> extracted(pattern(given.get(1), "").matcher(given.get(0))), "input", "pattern"));

  /** @return the same call, of our function in place of the library's where that is one of patterns */
  static FunctionInvocation instead(FunctionInvocation call) {
    String ours = name(call.function(), parameters(call));
    return FUNCTIONS.containsKey(ours) ? call.copy(ours, call.params()) : call;
  }

  private static int parameters(FunctionInvocation call) {
    return call.params() instanceof PositionalFunctionParameters some ? some.params().size()
        : call.params() instanceof NamedFunctionParameters named ? named.params().size() : 0;
  }

  @Override
  public Optional<CustomFunction> resolveFunction(String name) {
    return Optional.ofNullable(FUNCTIONS.get(name));
  }

  @Override
  public Collection<String> getFunctionNames() {
    return FUNCTIONS.keySet();
  }

  private static String name(String function, int parameters) {
    return function + " " + parameters;
  }

  /** As the library's own: null where something is no text or no pattern. */
  private static CustomFunction function(Function<List<String>, Object> work, String... parameters) {
    return CustomFunction.create().setParams(parameters).setFunction(given -> {
      if (given.size() != parameters.length || !given.stream().allMatch(String.class::isInstance)) {
        return null;
      }
      try {
        return work.apply(given.stream().map(String.class::cast).toList());
      } catch (IllegalArgumentException | IndexOutOfBoundsException noPattern) {
        return null;
      }
    }).build();
  }

  private static Pattern pattern(String pattern, String flags) {
    return LinearPattern.compile(pattern, Stream.of("i:" + Pattern.CASE_INSENSITIVE, "s:" + Pattern.DOTALL, "m:" + Pattern.MULTILINE)
        .filter(flag -> flags.indexOf(flag.charAt(0)) >= 0).mapToInt(flag -> Integer.parseInt(flag.substring(2))).sum());
  }

  /** Each place that is replaced may make the text longer. */
  private static String replaced(List<String> given, String flags) {
    if ((long) (given.get(0).length() + 1) * given.get(2).length() > MOST_GROWTH) {
      throw new IllegalStateException("the expression replaces too much");
    }
    return pattern(given.get(1), flags).matcher(given.get(0)).replaceAll(given.get(2));
  }

  private static List<String> extracted(Matcher matcher) {
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }
}
