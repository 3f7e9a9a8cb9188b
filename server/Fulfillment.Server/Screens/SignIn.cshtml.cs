using System.Globalization;
using Fulfillment.Server.Access;
using Fulfillment.Server.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fulfillment.Server.Screens;

/// <summary>The form as it stands: what was typed, where to go on, and why it was refused.</summary>
internal sealed record SignInForm(string Badge, string ReturnUrl, Refusal? Refusal);

/// <summary>Somebody signs in by badge and PIN, with a form.</summary>
internal sealed class SignInModel(SignIn signIn) : PageModel
{
    public SignInForm Form { get; private set; } = new("", "/", null);

    public void OnGet(string? returnUrl) => Form = new SignInForm("", Local(returnUrl), null);

    public async Task<IActionResult> OnPostAsync(string? badge, string? pin, string? returnUrl, CancellationToken ct)
    {
        var outcome = await signIn.HandleAsync(new SignInDocument { Badge = badge ?? "", Pin = pin ?? "" }, ct);
        if (outcome.Refusal is { } refusal)
        {
            Form = new SignInForm(badge ?? "", Local(returnUrl), refusal);
            return this.Refused(refusal);
        }

        AccessCookies.SetWorker(HttpContext, outcome.Value!);
        LanguageChoice.Forget(HttpContext);
        return LocalRedirect(Local(returnUrl));
    }

    // Another site must not be able to send somebody on from here.
    private string Local(string? url) => Url.IsLocalUrl(url) ? url : "/";
}

internal static class RefusedForms
{
    /// <summary>The same form again, with the refusal's status.</summary>
    public static PageResult Refused(this PageModel page, Refusal refusal)
    {
        if (refusal.RetryAfterSeconds is { } seconds) page.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var result = page.Page();
        result.StatusCode = refusal.Status;
        return result;
    }
}
