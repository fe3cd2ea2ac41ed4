package eu.passerelle.engine.rules;

import eu.passerelle.engine.guard.Formula;
import eu.passerelle.model.Bpmn;
import eu.passerelle.model.IsoPeriod;
import eu.passerelle.model.XmlNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A time that stands word for word in a diagram is one that the engine can read, and none that comes again and again at once. */
final class TimerRule implements ModelRule {

  private static final String RULE = "timer";
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  /** Weeks are not among what the engine reads. */
  private static final Pattern SPAN =
      Pattern.compile("P(?=.)(\\d{1,5}Y)?(\\d{1,5}M)?(\\d{1,5}D)?(T(?=.)(\\d{1,5}H)?(\\d{1,5}M)?(\\d{1,5}S)?)?");
  private static final Pattern AGAIN = Pattern.compile("R(\\d{0,3})/(P.+)");

  @Override
  public void check(XmlNode root, Findings findings) {
    root.tree("bpmn:timeDuration").filter(TimerRule::isLiteral).filter(time -> span(time.text()).isEmpty())
        .forEach(time -> refuse(time, "no time span such as P14D or PT36H", findings));
    root.tree("bpmn:timeDate").filter(TimerRule::isLiteral).filter(time -> !isDate(time.text()))
        .forEach(time -> refuse(time, "no date such as 2027-03-31", findings));
    root.tree("bpmn:timeCycle").filter(TimerRule::isLiteral).filter(time -> !isBearable(time.text()))
        .forEach(time -> refuse(time, "nothing that comes again such as R/P7D, a minute apart at least", findings));
    root.tree("camunda:failedJobRetryTimeCycle").filter(time -> !isRetry(time.text()))
        .forEach(time -> refuse(time, "no way to try again such as R3/PT5M, a minute apart at least", findings));
  }

  private static void refuse(XmlNode time, String wanted, Findings findings) {
    findings.error(time, RULE, "The time “" + time.text() + "” of " + Bpmn.stepOf(time).called() + " is " + wanted + ".");
  }

  private static boolean isLiteral(XmlNode time) {
    return !Formula.isIn(time.text());
  }

  private static boolean isBearable(String text) {
    Matcher again = AGAIN.matcher(text);
    return again.matches() && isLongEnough(again.group(2));
  }

  private static boolean isRetry(String text) {
    return isBearable(text) || Stream.of(text.split(",", -1)).map(String::strip).allMatch(TimerRule::isLongEnough);
  }

  private static boolean isLongEnough(String text) {
    return span(text).filter(span -> span.compareTo(SHORTEST) >= 0).isPresent();
  }

  /** @return how long it is, roughly; nothing when the engine could not read it */
  static Optional<Duration> span(String text) {
    return SPAN.matcher(text).matches() ? Optional.of(Duration.between(Instant.EPOCH, IsoPeriod.after(Instant.EPOCH, text)))
        : Optional.empty();
  }

  private static boolean isDate(String text) {
    try {
      return (text.length() > 10 ? LocalDateTime.parse(text.replaceFirst("(Z|[+-]\\d\\d:?\\d\\d)$", "")) : LocalDate.parse(text)) != null;
    } catch (DateTimeParseException unreadable) {
      return false;
    }
  }
}
