using Fulfillment.Server.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fulfillment.Server.Screens;

/// <summary>Whoever is signed in leaves; the browser stays its station.</summary>
internal sealed class SignOutModel(SignOut signOut) : PageModel
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await signOut.HandleAsync(HttpContext, ct);
        LanguageChoice.Forget(HttpContext);
        return LocalRedirect("/");
    }
}
