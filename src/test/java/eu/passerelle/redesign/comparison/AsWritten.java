package eu.passerelle.redesign.comparison;

/** Words of a comparison that call roles as the lanes do and time limits by their keys. */
public final class AsWritten implements DifferenceWords {

  @Override
  public String role(String laneName) {
    return laneName;
  }

  @Override
  public String limit(String key, boolean proposed) {
    return key;
  }
}
