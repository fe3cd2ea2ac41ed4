package eu.passerelle.redesign;

import eu.passerelle.redesign.proposal.ModelerFolder;
import eu.passerelle.redesign.proposal.RedesignAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** Hands the folder to coordinators and administrators. */
@Controller
class ModelerFolderController {

  private final ModelerFolder folder;
  private final RedesignAccess access;

  ModelerFolderController(ModelerFolder folder, RedesignAccess access) {
    this.folder = folder;
    this.access = access;
  }

  @GetMapping("/flows/modeler.zip")
  void folder(HttpServletResponse response) throws IOException {
    if (!access.isAllowed()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    response.setContentType("application/zip");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename("passerelle-flows.zip").build().toString());
    folder.writeTo(response.getOutputStream());
  }
}
