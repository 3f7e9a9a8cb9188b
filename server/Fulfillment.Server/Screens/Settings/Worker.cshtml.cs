using Fulfillment.Contracts;
using Fulfillment.Server.Access;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fulfillment.Server.Screens.Settings;

/// <summary>Somebody with a badge: role, language and PIN.</summary>
internal sealed class WorkerModel(PlaceStore places, PutWorker put, RemoveWorker remove) : PageModel
{
    public string Site { get; private set; } = "";

    public bool IsNew { get; private set; }

    public string Code { get; private set; } = "";

    public WorkerDocument Document { get; private set; } = new();

    public bool HasPin { get; private set; }

    public FormResult Result { get; private set; } = FormResult.None;

    public FormChoice Language
    {
        get
        {
            FormOption[] spoken = [new("ja", new Text("日本語", "日本語")), new("en", new Text("English", "English"))];

            // A language that was set over the API stays what it is.
            var options = spoken.Any(option => option.Value == Document.Language) ? spoken : [.. spoken, new FormOption(Document.Language, new Text(Document.Language, Document.Language))];
            return new FormChoice("language", SettingsWords.WorkerLanguage, Document.Language, options);
        }
    }

    public async Task<IActionResult> OnGetAsync(string site, string? badge, bool saved, CancellationToken ct)
    {
        if (await LoadAsync(site, badge, ct) is { } refusal) return new RefusalPage(refusal);
        Result = FormResult.Of(saved);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string site, [FromRoute(Name = "badge")] string? known, [FromForm(Name = "badge")] string? typed, CancellationToken ct)
    {
        if (await LoadAsync(site, known, ct) is { } absent) return new RefusalPage(absent);
        if (IsNew) Code = typed?.Trim() ?? "";
        await TryUpdateModelAsync(Document, "");
        var refusal = ModelState.Refuses() ?? await RefusesTakenAsync(ct) ?? (await put.HandleAsync(Site, Code, Document, HttpContext.Caller(), ct)).Refusal;
        if (refusal is null) return LocalRedirect($"/settings/sites/{Site}/workers/{Code}?saved=true");
        Result = FormResult.Of(refusal);
        return this.Refused(refusal);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string site, string? badge, CancellationToken ct) =>
        await remove.HandleAsync(site, badge ?? "", HttpContext.Caller(), ct) is { } refusal ? new RefusalPage(refusal) : LocalRedirect($"/settings/sites/{site}");

    // The API's PUT replaces; a form for a new badge must not turn somebody else into a packer by a slip of the finger.
    private async Task<Refusal?> RefusesTakenAsync(CancellationToken ct) =>
        IsNew && await places.FindWorkerAsync(Code, ct) is not null ? ScreenRefusals.CodeTaken("badge", Code) : null;

    private async Task<Refusal?> LoadAsync(string site, string? badge, CancellationToken ct)
    {
        if (await places.FindSiteAsync(site, ct) is null) return PlaceRefusals.NoSuchSite(site);
        (Site, IsNew) = (site, badge is null);
        if (badge is null) return null;
        if (await places.FindWorkerAsync(badge, ct) is not { } worker || worker.Site != site) return PlaceRefusals.NoSuchWorker(badge);
        (Code, HasPin) = (badge, worker.HasPin);
        Document = new WorkerDocument { Name = worker.Name, Role = worker.Role, Language = worker.Language };
        return null;
    }
}
