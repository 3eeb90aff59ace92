package server

import "github.com/valyala/fasthttp"

// FramePath is the page that runs the inner app in a frame, from memory: the only one that may load a blob: module.
const FramePath = "/panel.html"

const (
	policyStart = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"
	policyEnd   = "; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; manifest-src 'self'; " +
		"worker-src 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; " +
		"require-trusted-types-for 'script'; trusted-types a"

	pagePolicy  = policyStart + policyEnd
	framePolicy = policyStart + " blob:" + policyEnd

	// permissions denies whatever a page could ask for or leak with. The camera scans a QR inside; the clipboard takes
	// a result; a phone that is shaken or laid face down leaves, where its holder chose that. The same for everybody. Only
	// names that browsers know: others make them complain in the console.
	permissions = "accelerometer=(self), autoplay=(), camera=(self), clipboard-read=(), clipboard-write=(self), " +
		"display-capture=(), encrypted-media=(), fullscreen=(self), geolocation=(), gyroscope=(self), hid=(), " +
		"idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), " +
		"picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), sync-xhr=(), usb=(), " +
		"xr-spatial-tracking=()"

	// twoYears is what browsers' preload lists ask for.
	twoYears = "max-age=63072000; includeSubDomains"

	neverStored = "no-store"
	alwaysAsked = "no-cache"
	octets      = "application/octet-stream"
	plainText   = "text/plain; charset=utf-8"
)

// setHeaders puts on an answer what every answer has, whatever it says.
func setHeaders(header *fasthttp.ResponseHeader, encrypted bool) {
	header.Set(fasthttp.HeaderCacheControl, neverStored)
	header.Set(fasthttp.HeaderContentSecurityPolicy, pagePolicy)
	header.Set("Cross-Origin-Opener-Policy", "same-origin")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	header.Set("Permissions-Policy", permissions)
	header.Set(fasthttp.HeaderReferrerPolicy, "no-referrer")
	header.Set(fasthttp.HeaderXContentTypeOptions, "nosniff")
	header.Set(fasthttp.HeaderXFrameOptions, "SAMEORIGIN")
	if encrypted {
		header.Set(fasthttp.HeaderStrictTransportSecurity, twoYears)
	}
}
