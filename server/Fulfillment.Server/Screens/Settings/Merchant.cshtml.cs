using Fulfillment.Server.Access;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fulfillment.Server.Screens.Settings;

/// <summary>A merchant: names, brand, and how its parcels are treated. What the form does not show stays as it is.</summary>
internal sealed class MerchantModel(PlaceStore places, PutMerchant put) : PageModel
{
    public bool IsNew { get; private set; }

    public string Code { get; private set; } = "";

    public MerchantDocument Document { get; private set; } = new();

    public FormResult Result { get; private set; } = FormResult.None;

    public async Task<IActionResult> OnGetAsync(string? merchant, bool saved, CancellationToken ct)
    {
        if (await LoadAsync(merchant, ct) is { } refusal) return new RefusalPage(refusal);
        Result = FormResult.Of(saved);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? merchant, string? code, CancellationToken ct)
    {
        if (await LoadAsync(merchant, ct) is { } absent) return new RefusalPage(absent);
        if (IsNew) Code = code?.Trim() ?? "";
        await TryUpdateModelAsync(Document, "");
        var refusal = ModelState.Refuses() ?? await RefusesTakenAsync(ct) ?? (await put.HandleAsync(Code, Document, HttpContext.Caller(), ct)).Refusal;
        if (refusal is null) return LocalRedirect($"/settings/merchants/{Code}?saved=true");
        Result = FormResult.Of(refusal);
        return this.Refused(refusal);
    }

    private async Task<Refusal?> RefusesTakenAsync(CancellationToken ct) => IsNew && await places.FindMerchantAsync(Code, ct) is not null ? ScreenRefusals.CodeTaken("merchant", Code) : null;

    private async Task<Refusal?> LoadAsync(string? code, CancellationToken ct)
    {
        IsNew = code is null;
        if (code is null) return null;
        if (await places.FindMerchantAsync(code, ct) is not { } merchant) return PlaceRefusals.NoSuchMerchant(code);
        (Code, Document) = (code, merchant);
        return null;
    }
}
