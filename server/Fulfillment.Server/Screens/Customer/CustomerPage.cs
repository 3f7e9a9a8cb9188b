using System.Security.Cryptography;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Tracking;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fulfillment.Server.Screens.Customer;

/// <summary>
/// A page for the merchant's customer, in the merchant's brand. It asks no other server for anything, tells none where it was opened from,
/// and no cache or search engine keeps it: its address is its key.
/// </summary>
[CustomerHeaders]
internal abstract class CustomerPage(VisitorPace pace) : PageModel
{
    /// <summary>Shown instead of the page; the same for every token or code that is none.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Null while nobody's: no brand is shown then.</summary>
    public MerchantDocument? Merchant { get; protected set; }

    /// <summary>The merchant's logo, where it has one.</summary>
    public string? LogoAddress { get; protected set; }

    protected VisitorPace Pace => pace;

    protected IActionResult Sorry(Refusal refusal)
    {
        Refusal = refusal;
        Merchant = null;
        LogoAddress = null;
        Response.StatusCode = refusal.Status;
        if (refusal.RetryAfterSeconds is { } seconds) Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Page();
    }
}

/// <summary>What a customer's page sends along. After the filter of all screens, whose policy allows a little more.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class CustomerHeadersAttribute : ResultFilterAttribute
{
    private static readonly object NonceKey = new();

    public CustomerHeadersAttribute() => Order = 1;

    /// <summary>With a form, browsers send <c>Origin: null</c> under no-referrer and the door would take it for a foreign page's.</summary>
    public bool HasForm { get; init; }

    /// <summary>Lets the one style element that holds the merchant's colour pass, and no other.</summary>
    public static string NonceOf(HttpContext http) => (string)http.Items[NonceKey]!;

    public override void OnResultExecuting(ResultExecutingContext context)
    {
        var http = context.HttpContext;
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        http.Items[NonceKey] = nonce;
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = HasForm ? "same-origin" : "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow";
    }
}
