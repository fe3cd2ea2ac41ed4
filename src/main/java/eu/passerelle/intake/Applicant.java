package eu.passerelle.intake;

import eu.passerelle.database.Sha256;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * By what one sees that the same person applies twice, as hashes: enough to see it, not to read who it is.
 *
 * @param person name and date of birth, without case, accents and blanks
 * @param mail date of birth and e-mail address; null where there is none
 * @param phone date of birth and the digits of the telephone number; null where there is none
 */
record Applicant(String person, String mail, String phone) {

  static Applicant of(Map<String, String> cells) {
    String born = cells.getOrDefault("birthDate", "");
    String mail = plain(cells.getOrDefault("email", ""));
    String phone = cells.getOrDefault("phone", "").replaceAll("[^0-9]", "").replaceFirst("^00", "");
    return new Applicant(hash(cells.getOrDefault("givenName", ""), cells.getOrDefault("familyName", ""), born),
        mail.isEmpty() ? null : hash("mail", mail, born), phone.isEmpty() ? null : hash("phone", phone, born));
  }

  /** @return by what else than the name one may know the same person */
  List<String> contacts() {
    return Stream.of(mail, phone).filter(contact -> contact != null).toList();
  }

  private static String hash(String... parts) {
    String plain = Stream.of(parts).map(Applicant::plain).collect(Collectors.joining("|"));
    return Sha256.hex(plain.getBytes(StandardCharsets.UTF_8));
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}|\\s", "").toLowerCase(Locale.ROOT);
  }
}
