package eu.passerelle.web;

import java.math.BigDecimal;
import java.text.NumberFormat;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Numbers as the reader's own language and country write them; templates call it as {@code @amounts}. */
@Component("amounts")
class Amounts {

  private static final int MOST_DECIMALS = 4;
  private static final int CENTS = 2;

  /** @return the number, with as many decimals as it has; a dash where there is none */
  public String number(Number number) {
    return number == null ? "–" : format(0, MOST_DECIMALS).format(number);
  }

  /** @return the amount with its cents and its currency */
  public String money(BigDecimal amount, String currency) {
    return format(CENTS, CENTS).format(amount) + " " + currency;
  }

  private static NumberFormat format(int least, int most) {
    var format = NumberFormat.getInstance(LocaleContextHolder.getLocale());
    format.setMinimumFractionDigits(least);
    format.setMaximumFractionDigits(most);
    return format;
  }
}
