package eu.passerelle.stakeholder;

/** What somebody asked for about an organisation's people cannot be done; the code names the sentence that says why. */
class StaffingRefused extends RuntimeException {

  private final String code;
  private final transient Object[] arguments;

  StaffingRefused(String code, Object... arguments) {
    super(code);
    this.code = code;
    this.arguments = arguments;
  }

  String code() {
    return code;
  }

  Object[] arguments() {
    return arguments.clone();
  }
}
