package eu.passerelle.stakeholder;

import eu.passerelle.scheme.Corridor;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Corridors and countries in the words of the texts around them; templates call it as {@code @places}. */
@Component("places")
public class Places {

  private final MessageSource messages;

  Places(MessageSource messages) {
    this.messages = messages;
  }

  /** @return from where to where */
  public String label(Corridor corridor) {
    return label(corridor, LocaleContextHolder.getLocale());
  }

  /** @return from where to where, in this language */
  public String label(Corridor corridor, Locale locale) {
    return messages.getMessage("roles.corridor", new Object[] {country(corridor.origin(), locale), country(corridor.destination(), locale)},
        locale);
  }

  /** @return the name of the country */
  public String country(String code) {
    return country(code, LocaleContextHolder.getLocale());
  }

  private String country(String code, Locale locale) {
    Locale language = Locale.forLanguageTag(messages.getMessage("layout.language", null, locale));
    return new Locale.Builder().setRegion(code).build().getDisplayCountry(language);
  }
}
